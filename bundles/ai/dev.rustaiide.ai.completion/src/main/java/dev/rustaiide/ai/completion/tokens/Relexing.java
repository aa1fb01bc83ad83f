package dev.rustaiide.ai.completion.tokens;

import dev.rustaiide.foundation.text.TextChange;

/**
 * Cuts a text again where a change reaches, and no farther: what a token is may depend on the rest of its line, and on
 * no more.
 */
public final class Relexing {
    private Relexing() {}

    /** Tokens of the text before the change. */
    public interface Tokens {
        int count();

        int start(int token);

        int end(int token);

        /** Whether it is the first of its line. */
        boolean isFirst(int token);

        /** The first that does not start before {@code offset}. */
        int firstFrom(int offset);
    }

    /** Takes a token that was cut. */
    @FunctionalInterface
    public interface Taker {
        /** The token that {@code lexer} is at; its places count from {@code from}. */
        void take(Lexer lexer, int from);
    }

    /** How many tokens at the beginning are as they were: the others are to be cut again. */
    public static int head(Tokens before, TextChange change) {
        int same = Math.max(0, before.firstFrom(change.start()) - 1);
        while (same > 0 && !before.isFirst(same)) {
            same--;
        }
        return same;
    }

    /** Where cutting begins behind the first {@code head} tokens. */
    public static int from(Tokens before, int head) {
        return head == 0 ? 0 : before.end(head - 1);
    }

    /**
     * Cuts {@code rest}, which is the text after the change from {@code from} on, until the tokens are as before.
     *
     * @return which of the tokens before follows the last that was cut, moved by what the change has grown
     */
    public static int cut(Tokens before, TextChange change, CharSequence rest, int from, String language,
            Taker taker) {
        int old = before.firstFrom(change.end());
        int done = change.start() + change.replacement().length();
        // A rope is slow to walk by characters.
        Lexer lexer = Lexer.of(rest.toString(), 0, language);
        if (from > 0) {
            lexer.goOn();
        }
        int last = -1;
        while (lexer.next()) {
            int start = lexer.start() + from;
            while (old < before.count() && before.start(old) + change.growth() < start) {
                old++;
            }
            // With a token between, what lies before this one is as it was, unless a comment reached that far.
            boolean again = last > done && old < before.count() && before.start(old) + change.growth() == start
                    && before.start(old) > change.end() && before.end(old) + change.growth() == lexer.end() + from
                    && before.isFirst(old) == lexer.isFirst();
            if (again) {
                return old;
            }
            taker.take(lexer, from);
            last = start;
        }
        return before.count();
    }
}
