package dev.rustaiide.foundation.text.internal;

import java.util.Arrays;

import dev.rustaiide.foundation.text.internal.Expression.Choice;
import dev.rustaiide.foundation.text.internal.Expression.Edge;
import dev.rustaiide.foundation.text.internal.Expression.One;
import dev.rustaiide.foundation.text.internal.Expression.Place;
import dev.rustaiide.foundation.text.internal.Expression.Repetition;
import dev.rustaiide.foundation.text.internal.Expression.Sequence;

/** The automaton of Thompson for an expression: steps, each of which knows what comes next. */
final class Nfa {
    /** So that a step is a char. */
    private static final int MOST_STEPS = 4000;
    private static final Edge[] EDGES = Edge.values();

    /** What a step does. */
    enum Kind {
        /** Takes a character of the set {@link Nfa#operand} and goes on to {@link Nfa#next}. */
        TAKE,
        /** Goes on to both, {@link Nfa#operand} and {@link Nfa#next}. */
        FORK,
        /** Goes on to {@link Nfa#next} where the place is as {@link Nfa#edge} asks. */
        PLACE,
        /** Is the end of a match. */
        MATCH
    }

    private Kind[] kinds = new Kind[64];
    private int[] operands = new int[64];
    private int[] nexts = new int[64];
    private int size;
    private boolean places;
    final int start;

    Nfa(Expression expression) throws ExpressionParser.UnknownSyntax {
        start = build(expression, add(Kind.MATCH, 0, 0));
    }

    int size() {
        return size;
    }

    Kind kind(int step) {
        return kinds[step];
    }

    int operand(int step) {
        return operands[step];
    }

    int next(int step) {
        return nexts[step];
    }

    Edge edge(int step) {
        return EDGES[operands[step]];
    }

    /** Whether there is any step that looks at a place. */
    boolean hasPlaces() {
        return places;
    }

    /** Adds the steps of {@code expression}, behind which {@code next} comes, and gives the first. */
    private int build(Expression expression, int next) throws ExpressionParser.UnknownSyntax {
        return switch (expression) {
            case One one -> add(Kind.TAKE, one.set(), next);
            case Place place -> {
                places = true;
                yield add(Kind.PLACE, place.edge().ordinal(), next);
            }
            case Sequence sequence -> {
                int first = next;
                for (Expression part : sequence.parts().reversed()) {
                    first = build(part, first);
                }
                yield first;
            }
            case Choice choice -> {
                int first = build(choice.parts().getLast(), next);
                for (Expression part : choice.parts().reversed().subList(1, choice.parts().size())) {
                    first = add(Kind.FORK, build(part, next), first);
                }
                yield first;
            }
            case Repetition repetition -> repeat(repetition, next);
        };
    }

    private int repeat(Repetition repetition, int next) throws ExpressionParser.UnknownSyntax {
        int first = next;
        if (repetition.most() == Repetition.ENDLESS) {
            first = add(Kind.FORK, 0, next);
            operands[first] = build(repetition.part(), first);
        }
        for (int i = repetition.least(); i < repetition.most(); i++) {
            first = add(Kind.FORK, build(repetition.part(), first), next);
        }
        for (int i = 0; i < repetition.least(); i++) {
            first = build(repetition.part(), first);
        }
        return first;
    }

    private int add(Kind kind, int operand, int next) throws ExpressionParser.UnknownSyntax {
        if (size == MOST_STEPS) {
            throw new ExpressionParser.UnknownSyntax("more than " + MOST_STEPS + " steps");
        }
        if (size == kinds.length) {
            kinds = Arrays.copyOf(kinds, 2 * size);
            operands = Arrays.copyOf(operands, 2 * size);
            nexts = Arrays.copyOf(nexts, 2 * size);
        }
        kinds[size] = kind;
        operands[size] = operand;
        nexts[size] = next;
        return size++;
    }
}
