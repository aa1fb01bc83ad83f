package dev.rustaiide.foundation.text.internal;

import java.util.List;

/**
 * A regular expression, as far as it says which characters may follow each other. What it matches is what the original
 * matches, or more.
 */
public sealed interface Expression {
    /** Matches where nothing is. */
    Expression NOTHING = new Sequence(List.of());

    /** One character of a set, which has this number in {@link ExpressionParser#sets()}. */
    record One(int set) implements Expression {}

    /** One part behind the other. */
    record Sequence(List<Expression> parts) implements Expression {
        public Sequence {
            parts = List.copyOf(parts);
        }
    }

    /** One of the parts. */
    record Choice(List<Expression> parts) implements Expression {
        public Choice {
            parts = List.copyOf(parts);
        }
    }

    /** The same several times; {@code most} is {@link #ENDLESS} if nothing bounds it. */
    record Repetition(Expression part, int least, int most) implements Expression {
        static final int ENDLESS = -1;
    }

    /** A place between two characters. */
    record Place(Edge edge) implements Expression {}

    /** What a place between two characters is asked to be. */
    enum Edge {
        LINE_START, LINE_END, WORD_EDGE, NO_WORD_EDGE;

        /** Whether it may be that, between characters of these sides. */
        boolean holds(Side before, Side after) {
            boolean foreign = before == Side.FOREIGN || after == Side.FOREIGN;
            boolean word = before == Side.WORD != (after == Side.WORD);
            return switch (this) {
                case LINE_START -> before.mayEndLine();
                case LINE_END -> after.mayEndLine();
                case WORD_EDGE -> foreign || word;
                case NO_WORD_EDGE -> foreign || !word;
            };
        }
    }

    /** What a character, or the edge of the text, is to the place beside it. */
    enum Side {
        /** A line feed or the edge of the text. */
        LINE, RETURN, WORD, OTHER,
        /** Not ASCII, and that may be anything. */
        FOREIGN;

        static Side of(int point) {
            boolean letter = (point | 0x20) >= 'a' && (point | 0x20) <= 'z';
            if (point >= 0x80) {
                return FOREIGN;
            } else if (letter || point >= '0' && point <= '9' || point == '_') {
                return WORD;
            }
            return point == '\n' ? LINE : point == '\r' ? RETURN : OTHER;
        }

        private boolean mayEndLine() {
            return this == LINE || this == RETURN || this == FOREIGN;
        }
    }
}
