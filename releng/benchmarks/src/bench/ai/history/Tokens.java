package bench.ai.history;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import dev.rustaiide.ai.completion.internal.Lexer;

/** The tokens of a text as strings, with their places. */
record Tokens(String text, List<String> words, int[] starts, int[] ends) {
    static Tokens of(String text, String language) {
        List<String> words = new ArrayList<>();
        int[] starts = new int[64];
        int[] ends = new int[64];
        Lexer lexer = Lexer.of(text, 0, language);
        while (lexer.next()) {
            if (words.size() == starts.length) {
                starts = Arrays.copyOf(starts, starts.length * 2);
                ends = Arrays.copyOf(ends, ends.length * 2);
            }
            starts[words.size()] = lexer.start();
            ends[words.size()] = lexer.end();
            words.add(text.substring(lexer.start(), lexer.end()));
        }
        return new Tokens(text, words, Arrays.copyOf(starts, words.size()), Arrays.copyOf(ends, words.size()));
    }

    int count() {
        return words.size();
    }

    int start(int token) {
        return token >= count() ? text.length() : starts[token];
    }

    int end(int token) {
        return token < 0 ? 0 : ends[token];
    }
}
