package dev.rustaiide.ai.completion.internal;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

import dev.rustaiide.ai.completion.tokens.Lexer;
import dev.rustaiide.ai.completion.tokens.TokenKind;
import dev.rustaiide.foundation.text.Text;

/** Brackets of what is about to be written. */
final class Brackets {
    private static final int FARTHEST = 20_000;
    /** What is deeper is generated. */
    private static final int DEPTH = 64;
    private static final String OPENING = "([{";
    private static final String CLOSING = ")]}";

    private Brackets() {}

    /** Whether {@code more}, written at {@code caret}, closes nothing that is not open there. */
    static boolean fit(Text text, int caret, String more) {
        int from = Math.max(0, caret - FARTHEST);
        return walk(text.substring(from, caret) + more, "rust", new ArrayDeque<>(), caret - from);
    }

    /** How many {@code more} leaves open. */
    static int open(String more) {
        Deque<Character> open = new ArrayDeque<>();
        walk(more, "rust", open, more.length());
        return open.size();
    }

    /** Whether nothing of {@code text} from {@code from} on closes what {@code text} has not opened. */
    static boolean areWithin(String text, int from) {
        return walk(text, "rust", new ArrayDeque<>(), from);
    }

    /** What closes all that {@code tokens} leave open. */
    static String missing(FileTokens tokens, Vocabulary vocabulary) {
        int[] opening = OPENING.chars().map(sign -> vocabulary.number(Character.toString(sign))).toArray();
        int[] closing = CLOSING.chars().map(sign -> vocabulary.number(Character.toString(sign))).toArray();
        int[] open = new int[DEPTH];
        int depth = 0;
        for (int i = 0; i < tokens.count(); i++) {
            if (tokens.kind(i) == TokenKind.SIGN) {
                for (int pair = 0; pair < opening.length; pair++) {
                    if (tokens.number(i) == opening[pair]) {
                        open = depth == open.length ? Arrays.copyOf(open, 2 * depth) : open;
                        open[depth++] = pair;
                    } else if (tokens.number(i) == closing[pair] && depth > 0 && open[depth - 1] == pair) {
                        depth--;
                    }
                }
            }
        }
        var missing = new StringBuilder();
        while (depth > 0) {
            missing.append(CLOSING.charAt(open[--depth]));
        }
        return missing.toString();
    }

    private static boolean walk(String text, String language, Deque<Character> open, int from) {
        Lexer lexer = Lexer.of(text, 0, language);
        while (lexer.next()) {
            if (lexer.kind() != TokenKind.SIGN || lexer.end() - lexer.start() != 1) {
                continue;
            }
            char sign = text.charAt(lexer.start());
            int closing = CLOSING.indexOf(sign);
            if (OPENING.indexOf(sign) >= 0) {
                open.push(sign);
            } else if (closing >= 0) {
                boolean fits = !open.isEmpty() && open.peek() == OPENING.charAt(closing);
                if (!fits && lexer.start() >= from) {
                    return false;
                }
                if (fits) {
                    open.pop();
                }
            }
        }
        return true;
    }
}
