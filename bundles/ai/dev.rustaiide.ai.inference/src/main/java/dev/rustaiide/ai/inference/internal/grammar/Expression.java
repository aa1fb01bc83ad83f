package dev.rustaiide.ai.inference.internal.grammar;

import java.util.List;

/** What the right side of a rule is made of. */
sealed interface Expression {
    /** One of these characters. */
    record Characters(List<Range> ranges) implements Expression {
        public Characters {
            ranges = List.copyOf(ranges);
        }
    }

    /** One after the other; nothing if there are none. */
    record Sequence(List<Expression> parts) implements Expression {
        public Sequence {
            parts = List.copyOf(parts);
        }
    }

    /** One of these. */
    record Choice(List<Expression> options) implements Expression {
        public Choice {
            options = List.copyOf(options);
        }
    }

    /** Several times the same; {@code most} is -1 for any number of times. */
    record Repeat(Expression what, int least, int most) implements Expression {}

    /** What another rule says. */
    record Call(String rule) implements Expression {}

    /** Code points from {@code low} to {@code high}. */
    record Range(int low, int high) {}
}
