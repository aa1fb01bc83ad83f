package dev.rustaiide.ai.inference.internal;

import dev.rustaiide.foundation.error.FailureException;

/** Which tokens a text may go on with. For one text and one thread. */
interface TokenFilter {
    /** Whether {@code token}, which stands for some text, may come next. */
    boolean allows(int token);

    /** Whether the text may end here. */
    boolean mayEnd();

    /** Whether it has to, because nothing may follow. */
    boolean mustEnd();

    /** Goes on with {@code token}, which is allowed. */
    void take(int token);

    /**
     * Hears how many tokens there may still be, before each one.
     *
     * @throws FailureException if what is asked for cannot be said with so few
     */
    default void left(int tokens) throws FailureException {}

    /** Lets everything through. */
    TokenFilter FREE = new TokenFilter() {
        @Override
        public boolean allows(int token) {
            return true;
        }

        @Override
        public boolean mayEnd() {
            return true;
        }

        @Override
        public boolean mustEnd() {
            return false;
        }

        @Override
        public void take(int token) {
            // Everything may follow everything.
        }
    };
}
