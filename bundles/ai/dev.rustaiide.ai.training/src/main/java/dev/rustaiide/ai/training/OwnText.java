package dev.rustaiide.ai.training;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.rustaiide.ai.completion.tokens.Lexer;
import dev.rustaiide.ai.completion.tokens.TokenKind;
import dev.rustaiide.ai.inference.Prompt;

/**
 * A text that a decoder learns from. It reads all of it, and learns to write none of its silent runs: what strings
 * hold, unless all of their words are common, numbers of more than two digits, and comments. So it learns nothing but
 * code, and what is written everywhere.
 *
 * @param place of its file, as {@link Prompt#name} has it
 * @param silent in their order, apart from each other
 */
public record OwnText(String place, String text, List<Run> silent) {
    /** Shorter numbers and strings are everywhere. */
    private static final int SHORT = 2;

    public OwnText {
        silent = List.copyOf(silent);
    }

    /** A part of a text, by offsets. */
    public record Run(int start, int end) {}

    /** The text of {@code file} with what is silent in it, by the rules of {@code language}: all strings. */
    public static OwnText of(Path file, String text, String language) {
        return of(file, text, language, CommonWords.NONE);
    }

    /** The text of {@code file} with what is silent in it: all strings but those whose words are {@code common}. */
    public static OwnText of(Path file, String text, String language, CommonWords common) {
        List<Run> silent = new ArrayList<>();
        Lexer lexer = Lexer.of(text, 0, language);
        int end = 0;
        while (lexer.next()) {
            addComment(text, end, lexer.start(), silent);
            end = lexer.end();
            if (end - lexer.start() > SHORT) {
                if (lexer.kind() == TokenKind.STRING && !common.isAll(text.substring(lexer.start(), end))) {
                    silent.add(new Run(lexer.start() + 1, end - 1));
                } else if (lexer.kind() == TokenKind.NUMBER) {
                    silent.add(new Run(lexer.start(), end));
                }
            }
        }
        addComment(text, end, text.length(), silent);
        return new OwnText(Prompt.name(file), text, silent);
    }

    /** What stands between two tokens and is no space. */
    private static void addComment(String text, int from, int to, List<Run> silent) {
        int start = from;
        int end = to;
        while (start < end && Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        if (end > start) {
            silent.add(new Run(start, end));
        }
    }
}
