package dev.rustaiide.ai.completion.internal;

import java.util.ArrayDeque;
import java.util.Deque;

import dev.rustaiide.ai.completion.tokens.Lexer;
import dev.rustaiide.ai.completion.tokens.TokenKind;
import dev.rustaiide.foundation.text.Text;

/** Brackets of what is about to be written. */
final class Brackets {
    private static final int FARTHEST = 20_000;

    private Brackets() {}

    /** Whether {@code more}, written at {@code caret}, closes nothing that is not open there. */
    static boolean fit(Text text, int caret, String more) {
        int from = Math.max(0, caret - FARTHEST);
        Deque<Character> open = new ArrayDeque<>();
        if (from > 0) {
            // What was opened farther up is not known: anything may be.
            return walk(text.substring(from, caret) + more, "rust", new ArrayDeque<>(), caret - from);
        }
        return walk(text.substring(0, caret) + more, "rust", open, caret);
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

    /** What closes all that {@code text} leaves open. */
    static String missing(String text, String language) {
        Deque<Character> open = new ArrayDeque<>();
        walk(text, language, open, text.length());
        var closing = new StringBuilder();
        open.forEach(each -> closing.append(")]}".charAt("([{".indexOf(each))));
        return closing.toString();
    }

    private static boolean walk(String text, String language, Deque<Character> open, int from) {
        Lexer lexer = Lexer.of(text, 0, language);
        while (lexer.next()) {
            if (lexer.kind() != TokenKind.SIGN || lexer.end() - lexer.start() != 1) {
                continue;
            }
            char sign = text.charAt(lexer.start());
            int closing = ")]}".indexOf(sign);
            if ("([{".indexOf(sign) >= 0) {
                open.push(sign);
            } else if (closing >= 0) {
                boolean fits = !open.isEmpty() && open.peek() == "([{".charAt(closing);
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
