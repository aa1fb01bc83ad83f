package dev.rustaiide.ai.code.analysis.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReferenceArray;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.ai.tree.sitter.Grammar;
import dev.rustaiide.ai.tree.sitter.TextTest;
import dev.rustaiide.ai.tree.sitter.TreeWalk;

/**
 * Patterns in tree-sitter's query language that give nodes a role: the name of their capture. Names with an underscore
 * first are there for predicates only. Of several patterns for one node the last wins.
 *
 * <p>The patterns are not given to tree-sitter, which takes a fifth of a second to analyse them for one language and
 * whose time grows with the square of what is wrong in a text. They are turned into conditions on a node and those
 * around it, which one {@link NodeWalk} checks. So the siblings of a captured node, and of its ancestors, may have no
 * children in the pattern.
 */
final class NodeRules {
    private final Grammar grammar;
    private final List<Rule> rules = new ArrayList<>();
    private final Map<Shape, List<TextTest>> tests = new IdentityHashMap<>();
    private final Map<Set<String>, Types> known = new HashMap<>();
    /** Parents that a rule asks about the children of. */
    private final List<Types> parentsWithSiblings = new ArrayList<>();
    /** Children that a rule wants as a certain field. */
    private final List<Types> childrenWithFields = new ArrayList<>();
    /** For each symbol, once it was seen: the rules that it may satisfy, the last first. */
    private final AtomicReferenceArray<Rule @Nullable []> bySymbol;
    /** Roles whose patterns may name what is inside their node, for a {@link ShapeMatch} to look for. */
    private final boolean inside;

    NodeRules(Grammar grammar, String source, boolean inside) {
        this.grammar = grammar;
        this.inside = inside;
        this.bySymbol = new AtomicReferenceArray<>(grammar.symbolCount() + 1);
        var reader = new Shape.Reader(source);
        for (Shape.Pattern pattern = reader.next(); pattern != null; pattern = reader.next()) {
            remember(pattern.shape(), pattern.predicates());
            add(pattern.shape(), List.of());
        }
    }

    /** Adds a rule for each capture of {@code shape} and below; {@code levels} lead up from it. */
    private void add(Shape shape, List<Level> levels) {
        for (String capture : shape.captures()) {
            if (!capture.startsWith("_")) {
                rules.add(new Rule(capture, shape, types(shape.types()), tests(shape), List.copyOf(levels)));
                if (inside) {
                    return;
                }
                if (!shape.children().isEmpty()) {
                    throw new IllegalArgumentException("query: children in what is captured as " + capture);
                }
            }
        }
        for (int i = 0; i < shape.children().size(); i++) {
            var up = new ArrayList<Level>();
            up.add(level(shape, i));
            up.addAll(levels);
            add(shape.children().get(i), up);
        }
    }

    private Level level(Shape parent, int child) {
        Shape shape = parent.children().get(child);
        var siblings = new ArrayList<Sibling>();
        for (int i = 0; i < parent.children().size(); i++) {
            if (i != child) {
                siblings.add(sibling(parent.children(), i, child));
            }
        }
        Types types = types(parent.types());
        boolean first = shape.first() && child == 0;
        if (!siblings.isEmpty() || first || shape.last()) {
            parentsWithSiblings.add(types);
        }
        if (shape.field() != null) {
            childrenWithFields.add(types(shape.types()));
        }
        return new Level(types, fieldOf(shape), first, shape.last(), siblings);
    }

    private Sibling sibling(List<Shape> children, int index, int child) {
        Shape shape = children.get(index);
        boolean before = index == child - 1 && children.get(child).first();
        boolean after = index == child + 1 && shape.first();
        return new Sibling(types(shape.types()), fieldOf(shape), before ? -1 : after ? 1 : 0, tests(shape));
    }

    /** Keeps what a shape's text has to be, for each that has a condition. */
    private void remember(Shape shape, List<Shape.Predicate> predicates) {
        for (Shape.Predicate predicate : predicates) {
            if (shape.captures().contains(predicate.capture())) {
                tests.computeIfAbsent(shape, key -> new ArrayList<>())
                        .add(TextTest.of(predicate.name(), predicate.words()));
            }
        }
        types(shape.types());
        for (Shape child : shape.children()) {
            remember(child, predicates);
        }
    }

    /** What the text of a node of {@code shape} has to be. */
    List<TextTest> tests(Shape shape) {
        return tests.getOrDefault(shape, List.of());
    }

    /** Whether the node that {@code walk} is at may be {@code shape}. */
    boolean fits(Shape shape, TreeWalk walk) {
        int symbol = symbol(walk);
        rules(symbol, walk);
        return types(shape.types()).contain(symbol);
    }

    /** Whether a rule may ask which field a node like this is. */
    boolean needsField(int symbol) {
        for (Types types : childrenWithFields) {
            if (types.contain(symbol)) {
                return true;
            }
        }
        return false;
    }

    private static String key(TreeWalk walk) {
        return walk.isNamed() ? walk.type() : "\"" + walk.type();
    }

    int fieldOf(Shape shape) {
        String field = shape.field();
        if (field == null) {
            return 0;
        }
        int id = grammar.field(field);
        if (id == 0) {
            throw new IllegalArgumentException("query: no field " + field + " in " + grammar);
        }
        return id;
    }

    private Types types(Set<String> names) {
        return known.computeIfAbsent(names, key -> new Types(key, new byte[grammar.symbolCount() + 1]));
    }

    /** All roles that a node may get. */
    Set<String> roles() {
        var roles = new java.util.HashSet<String>();
        for (Rule rule : rules) {
            roles.add(rule.role);
        }
        return roles;
    }

    /** The number of the type that {@code walk} is at, small enough for tables: errors have the last. */
    int symbol(TreeWalk walk) {
        return Math.min(walk.symbol(), grammar.symbolCount());
    }

    /** The rules that a node like the one that {@code walk} is at may satisfy, the last first. */
    Rule[] rules(int symbol, TreeWalk walk) {
        Rule[] found = bySymbol.get(symbol);
        if (found == null) {
            String key = key(walk);
            for (Types types : known.values()) {
                types.learn(symbol, key);
            }
            var list = new ArrayList<Rule>();
            for (Rule rule : rules) {
                if (rule.types.contain(symbol)) {
                    list.addFirst(rule);
                }
            }
            found = list.toArray(Rule[]::new);
            bySymbol.set(symbol, found);
        }
        return found;
    }

    /** Whether a rule asks about several children of a node like this. */
    boolean needsSiblings(int symbol) {
        for (Types types : parentsWithSiblings) {
            if (types.contain(symbol)) {
                return true;
            }
        }
        return false;
    }

    /** A node that satisfies all of this has {@code role}. */
    record Rule(String role, Shape shape, Types types, List<TextTest> tests, List<Level> levels) {}

    /** A parent, and how it holds the child that leads to the captured node: 0 is any field. */
    record Level(Types types, int field, boolean first, boolean last, List<Sibling> siblings) {}

    /** Another child of the parent: the one before if {@code place} is -1, the one behind if 1, any if 0. */
    record Sibling(Types types, int field, int place, List<TextTest> tests) {}

    /**
     * Kinds of nodes by name, and by the symbols that were seen: 1 in {@code symbols} is one of them. Threads may learn
     * the same at once.
     */
    record Types(Set<String> names, byte[] symbols) {
        void learn(int symbol, String key) {
            symbols[symbol] = (byte) (Shape.contain(names, key) ? 1 : 2);
        }

        boolean contain(int symbol) {
            return symbols[symbol] == 1;
        }
    }
}
