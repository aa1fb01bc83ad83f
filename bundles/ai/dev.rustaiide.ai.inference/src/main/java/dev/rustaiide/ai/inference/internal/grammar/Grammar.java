package dev.rustaiide.ai.inference.internal.grammar;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.ai.inference.internal.grammar.Network.Edge;
import dev.rustaiide.ai.inference.internal.grammar.Network.Node;
import dev.rustaiide.ai.inference.internal.grammar.Network.Rule;

/**
 * Says of a text, byte by byte, whether it can still become one that a grammar allows. All readings are followed at
 * once; what a byte leads to is found when it is asked for first, and known from then on. For one thread at a time.
 */
public final class Grammar {
    /** A text that can be read in more ways is read in some of them. */
    private static final int MOST_READINGS = 1_000;
    /** With more, all are forgotten and found again. */
    private static final int MOST_STATES = 20_000;

    private final Map<Frame, Frame> frames = new HashMap<>();
    private final Map<Set<Frame>, State> states = new HashMap<>();
    private final State start;
    private int numbered;

    /**
     * @param gbnf llama.cpp's form of BNF, with a rule {@code root}
     * @throws IllegalArgumentException if it is none, or too much, or begins with itself
     */
    public Grammar(String gbnf) {
        start = state(follow(List.of(frame(Network.compile(gbnf).first(), null))));
    }

    /** Before the first byte. */
    public State start() {
        return start;
    }

    /** Where a reading is, and where it goes on when that rule ends. */
    private static final class Frame {
        private final Node node;
        private final @Nullable Frame after;
        /** Bytes at least until the text can end. */
        private final int shortest;
        private int number;

        Frame(Node node, @Nullable Frame after) {
            this.node = node;
            this.after = after;
            this.shortest = node.shortest() + (after == null ? 0 : after.shortest);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Frame frame && frame.node == node && frame.after == after;
        }

        @Override
        public int hashCode() {
            return 31 * System.identityHashCode(node) + System.identityHashCode(after);
        }
    }

    private Frame frame(Node node, @Nullable Frame after) {
        var fresh = new Frame(node, after);
        Frame known = frames.putIfAbsent(fresh, fresh);
        if (known != null) {
            return known;
        }
        fresh.number = numbered++;
        return fresh;
    }

    /** All places that {@code from} lead to without a byte, where one is read or the text ends. */
    private Set<Frame> follow(Collection<Frame> from) {
        Set<Frame> readings = new LinkedHashSet<>();
        Set<Frame> seen = new LinkedHashSet<>(from);
        List<Frame> open = new ArrayList<>(seen);
        while (!open.isEmpty()) {
            Frame at = open.removeLast();
            for (Frame next : silently(at)) {
                if (seen.size() < MOST_READINGS && next.node.canEnd() && seen.add(next)) {
                    open.add(next);
                }
            }
            boolean reads = at.node.edges().stream().anyMatch(Edge.Read.class::isInstance);
            if (reads || at.node.isLast() && at.after == null) {
                readings.add(at);
            }
        }
        return readings;
    }

    private List<Frame> silently(Frame at) {
        List<Frame> next = new ArrayList<>();
        if (at.node.isLast() && at.after != null) {
            next.add(at.after);
        }
        for (Edge edge : at.node.edges()) {
            if (edge instanceof Edge.Skip(Node to)) {
                next.add(frame(to, at.after));
            } else if (edge instanceof Edge.Through(Rule rule, Node to)) {
                // Nothing is left to do behind it: whoever waits for this rule waits for that one.
                boolean isTail = to.isLast() && to.edges().isEmpty();
                next.add(frame(rule.first(), isTail ? at.after : frame(to, at.after)));
            }
        }
        return next;
    }

    private State state(Set<Frame> readings) {
        return states.computeIfAbsent(readings, State::new);
    }

    /** What the text so far may go on with. */
    public final class State {
        private final List<Frame> readings;
        private final @Nullable State[] next = new State[256];
        private final boolean[] known = new boolean[256];
        private final int shortest;
        private final boolean ends;
        private final boolean reads;

        private State(Set<Frame> readings) {
            this.readings = readings.stream().sorted(Comparator.comparingInt(frame -> frame.number)).toList();
            this.shortest = readings.stream().mapToInt(frame -> frame.shortest).min().orElse(Integer.MAX_VALUE);
            this.ends = readings.stream().anyMatch(frame -> frame.node.isLast() && frame.after == null);
            this.reads = readings.stream().anyMatch(frame -> !frame.node.edges().isEmpty());
        }

        /** Whether the text may end here. */
        public boolean mayEnd() {
            return ends;
        }

        /** Whether it has to. */
        public boolean mustEnd() {
            return !reads;
        }

        /** How many bytes must follow at least. */
        public int shortest() {
            return shortest;
        }

        /** After {@code value}, or null if that cannot follow. */
        public @Nullable State after(byte value) {
            int index = value & 0xff;
            if (!known[index]) {
                next[index] = find(index);
                known[index] = true;
            }
            return next[index];
        }

        /** After all of {@code bytes}, or null if they cannot follow. */
        public @Nullable State after(byte[] bytes) {
            State state = this;
            for (int i = 0; i < bytes.length && state != null; i++) {
                state = state.after(bytes[i]);
            }
            return state;
        }

        private @Nullable State find(int value) {
            Set<Frame> found = new LinkedHashSet<>();
            for (Frame at : readings) {
                for (Edge edge : at.node.edges()) {
                    if (edge instanceof Edge.Read(int low, int high, Node to) && low <= value && value <= high
                            && to.canEnd()) {
                        found.add(frame(to, at.after));
                    }
                }
            }
            if (states.size() > MOST_STATES) {
                states.clear();
                frames.clear();
            }
            return found.isEmpty() ? null : state(follow(found));
        }
    }
}
