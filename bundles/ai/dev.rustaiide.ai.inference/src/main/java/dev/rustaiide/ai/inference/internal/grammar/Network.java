package dev.rustaiide.ai.inference.internal.grammar;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.ai.inference.internal.grammar.Expression.Call;
import dev.rustaiide.ai.inference.internal.grammar.Expression.Characters;
import dev.rustaiide.ai.inference.internal.grammar.Expression.Choice;
import dev.rustaiide.ai.inference.internal.grammar.Expression.Range;
import dev.rustaiide.ai.inference.internal.grammar.Expression.Repeat;
import dev.rustaiide.ai.inference.internal.grammar.Expression.Sequence;

/**
 * A grammar as a recursive transition network over bytes (Woods, Transition Network Grammars, 1970): nodes with edges
 * that read a byte, read nothing, or go through another rule first.
 */
final class Network {
    /** More would take long to go through and much to keep. */
    private static final int MOST_NODES = 200_000;
    private static final int NEVER = Integer.MAX_VALUE / 4;
    private static final String ROOT = "root";

    private final List<Node> nodes = new ArrayList<>();
    private final Map<String, Rule> rules = new HashMap<>();

    /** A place between two bytes of a rule. */
    static final class Node {
        private final List<Edge> edges = new ArrayList<>();
        private boolean last;
        private int shortest = NEVER;

        List<Edge> edges() {
            return edges;
        }

        /** Whether the rule may end here, with nothing to follow. */
        boolean isLast() {
            return last;
        }

        /** Whether the rule comes to an end from here. */
        boolean canEnd() {
            return shortest < NEVER;
        }

        /** How many bytes the rule needs from here on at least. */
        int shortest() {
            return shortest;
        }
    }

    /** A way on. */
    sealed interface Edge {
        Node to();

        /** With a byte. */
        record Read(int low, int high, Node to) implements Edge {}

        /** With nothing. */
        record Skip(Node to) implements Edge {}

        /** With what a rule says. */
        record Through(Rule rule, Node to) implements Edge {}
    }

    /** A rule; nodes may name it before it is known what it says. */
    static final class Rule {
        private final Node first;
        private final Node last;

        private Rule(Node first, Node last) {
            this.first = first;
            this.last = last;
            last.last = true;
        }

        Node first() {
            return first;
        }
    }

    private Network() {}

    /**
     * The rule {@code root} of what {@code gbnf} says.
     *
     * @throws IllegalArgumentException if it says nothing, or nothing that ends, or calls itself before it has read
     */
    static Rule compile(String gbnf) {
        Map<String, Expression> expressions = Gbnf.parse(gbnf);
        if (!expressions.containsKey(ROOT)) {
            throw new IllegalArgumentException("there is no rule " + ROOT);
        }
        var network = new Network();
        expressions.keySet().forEach(name -> network.rules.put(name, new Rule(network.node(), network.node())));
        expressions.forEach((name, expression) -> {
            Rule rule = network.rules.get(name);
            network.build(expression, rule.first, rule.last);
        });
        network.measure();
        network.refuseLeftRecursion();
        Rule root = network.rules.get(ROOT);
        if (!root.first.canEnd()) {
            throw new IllegalArgumentException("no text that it allows ever ends");
        }
        return root;
    }

    private Node node() {
        if (nodes.size() >= MOST_NODES) {
            throw new IllegalArgumentException("it is too large");
        }
        var node = new Node();
        nodes.add(node);
        return node;
    }

    private void build(Expression expression, Node from, Node to) {
        switch (expression) {
            case Characters(List<Range> ranges) -> ranges.forEach(range -> Utf8.rows(range, row -> bytes(row, from,
                    to)));
            case Sequence(List<Expression> parts) -> sequence(parts, from, to);
            case Choice(List<Expression> options) -> options.forEach(option -> build(option, from, to));
            case Repeat(Expression what, int least, int most) -> repeat(what, least, most, from, to);
            case Call(String name) -> {
                Rule rule = rules.get(name);
                if (rule == null) {
                    throw new IllegalArgumentException("there is no rule " + name);
                }
                from.edges.add(new Edge.Through(rule, to));
            }
        }
    }

    private void bytes(int[] row, Node from, Node to) {
        Node at = from;
        for (int i = 0; i < row.length; i += 2) {
            Node next = i + 2 == row.length ? to : node();
            at.edges.add(new Edge.Read(row[i], row[i + 1], next));
            at = next;
        }
    }

    private void sequence(List<Expression> parts, Node from, Node to) {
        Node at = from;
        for (int i = 0; i < parts.size(); i++) {
            Node next = i + 1 == parts.size() ? to : node();
            build(parts.get(i), at, next);
            at = next;
        }
        if (parts.isEmpty()) {
            from.edges.add(new Edge.Skip(to));
        }
    }

    private void repeat(Expression what, int least, int most, Node from, Node to) {
        Node at = from;
        for (int i = 0; i < least; i++) {
            Node next = node();
            build(what, at, next);
            at = next;
        }
        if (most < 0) {
            Node again = node();
            at.edges.add(new Edge.Skip(again));
            build(what, again, again);
            again.edges.add(new Edge.Skip(to));
            return;
        }
        for (int i = least; i < most; i++) {
            at.edges.add(new Edge.Skip(to));
            Node next = node();
            build(what, at, next);
            at = next;
        }
        at.edges.add(new Edge.Skip(to));
    }

    /** Until nothing becomes shorter. */
    private void measure() {
        rules.values().forEach(rule -> rule.last.shortest = 0);
        boolean changed = true;
        while (changed) {
            changed = false;
            for (Node node : nodes.reversed()) {
                for (Edge edge : node.edges) {
                    int length = Math.min(NEVER, edge.to().shortest + switch (edge) {
                        case Edge.Read read -> 1;
                        case Edge.Skip skip -> 0;
                        case Edge.Through through -> through.rule.first.shortest;
                    });
                    if (length < node.shortest) {
                        node.shortest = length;
                        changed = true;
                    }
                }
            }
        }
    }

    private void refuseLeftRecursion() {
        Map<Rule, Boolean> open = new HashMap<>();
        rules.forEach((name, rule) -> {
            if (comesBack(rule, open)) {
                throw new IllegalArgumentException(name + " begins with itself");
            }
        });
    }

    /** @param open true for a rule that is looked at, false for one that is known to be all right */
    private boolean comesBack(Rule rule, Map<Rule, Boolean> open) {
        @Nullable Boolean known = open.get(rule);
        if (known != null) {
            return known;
        }
        open.put(rule, true);
        for (Node node : beforeReading(rule)) {
            for (Edge edge : node.edges) {
                if (edge instanceof Edge.Through(Rule other, Node to) && comesBack(other, open)) {
                    return true;
                }
            }
        }
        open.put(rule, false);
        return false;
    }

    /** Where {@code rule} can be before it has read a byte. */
    private static List<Node> beforeReading(Rule rule) {
        List<Node> seen = new ArrayList<>(List.of(rule.first));
        for (int i = 0; i < seen.size(); i++) {
            for (Edge edge : seen.get(i).edges) {
                boolean reads = edge instanceof Edge.Read
                        || edge instanceof Edge.Through(Rule other, Node to) && other.first.shortest > 0;
                if (!reads && !seen.contains(edge.to())) {
                    seen.add(edge.to());
                }
            }
        }
        return seen;
    }
}
