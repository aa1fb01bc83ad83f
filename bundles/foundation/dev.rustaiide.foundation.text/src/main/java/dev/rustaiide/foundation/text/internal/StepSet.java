package dev.rustaiide.foundation.text.internal;

import java.util.Arrays;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.foundation.text.internal.Expression.Edge;
import dev.rustaiide.foundation.text.internal.Expression.Side;

/** Steps that an automaton is at, and those that they lead to without a character. */
final class StepSet {
    private final Nfa nfa;
    private final int[] steps;
    private final int[] todo;
    /** The round in which a step was met. */
    private final int[] met;
    private int round;
    private int size;
    private boolean match;

    StepSet(Nfa nfa) {
        this.nfa = nfa;
        this.steps = new int[nfa.size()];
        this.todo = new int[nfa.size() + 1];
        this.met = new int[nfa.size()];
    }

    void clear() {
        size = 0;
        match = false;
        round++;
    }

    int size() {
        return size;
    }

    int get(int index) {
        return steps[index];
    }

    boolean hasMatch() {
        return match;
    }

    /** Adds what {@code step} leads to where no place is asked about; the questions are added themselves. */
    void follow(int step) {
        follow(step, null);
    }

    /** Adds what {@code step} leads to if every place is as is asked. */
    void followAll(int step) {
        follow(step, edge -> true);
    }

    /** Adds what {@code step} leads to between characters of these sides. */
    void follow(int step, Side before, Side after) {
        follow(step, edge -> edge.holds(before, after));
    }

    private void follow(int step, @Nullable Predicate<Edge> open) {
        int waiting = meet(step, 0);
        while (waiting > 0) {
            int each = todo[--waiting];
            switch (nfa.kind(each)) {
                case FORK -> waiting = meet(nfa.operand(each), meet(nfa.next(each), waiting));
                case PLACE -> {
                    if (open == null) {
                        steps[size++] = each;
                    } else if (open.test(nfa.edge(each))) {
                        waiting = meet(nfa.next(each), waiting);
                    }
                }
                case MATCH -> {
                    match = true;
                    steps[size++] = each;
                }
                case TAKE -> steps[size++] = each;
            }
        }
    }

    private int meet(int step, int waiting) {
        if (met[step] == round) {
            return waiting;
        }
        met[step] = round;
        todo[waiting] = step;
        return waiting + 1;
    }

    /** The steps in order, as a name of this set. */
    String key(char first) {
        Arrays.sort(steps, 0, size);
        char[] key = new char[size + 1];
        key[0] = first;
        for (int i = 0; i < size; i++) {
            key[i + 1] = (char) steps[i];
        }
        return new String(key);
    }
}
