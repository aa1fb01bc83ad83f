package dev.rustaiide.ai.refactoring.rust.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.ai.tree.sitter.Grammar;
import dev.rustaiide.ai.tree.sitter.ParsedTree;
import dev.rustaiide.ai.tree.sitter.TreeWalk;
import dev.rustaiide.foundation.text.Text;

/** A node of the syntax of Rust, places in UTF-16 units. The tree is copied once, so that it can be asked freely. */
public final class RustNode {
    private static final List<String> FIELDS = List.of("name", "type", "pattern", "value", "body", "parameters",
            "condition", "consequence", "alternative", "function", "arguments", "macro", "field", "left", "right",
            "operator", "argument", "path", "return_type", "list", "alias");

    private final Text text;
    private final String type;
    private final String field;
    private final int start;
    private final int end;
    private final boolean named;
    private final boolean broken;
    private final @Nullable RustNode parent;
    private final List<RustNode> children = new ArrayList<>();

    private RustNode(Text text, TreeWalk walk, String field, @Nullable RustNode parent) {
        this.text = text;
        this.type = walk.type();
        this.field = field;
        this.start = text.offsetOfByte(walk.start());
        this.end = text.offsetOfByte(walk.end());
        this.named = walk.isNamed();
        this.broken = walk.isMissing() || walk.hasError();
        this.parent = parent;
    }

    /** The root of {@code tree}. Without recursion: a tree may be deep. */
    static RustNode of(ParsedTree tree) {
        String[] fields = fields(tree.grammar());
        try (TreeWalk walk = tree.walk()) {
            RustNode root = new RustNode(tree.text(), walk, "", null);
            Deque<RustNode> path = new ArrayDeque<>();
            path.push(root);
            boolean down = true;
            while (!path.isEmpty()) {
                if (down && walk.toFirstChild()) {
                    path.push(path.element().add(walk, fields));
                } else {
                    path.pop();
                    down = !path.isEmpty() && walk.toNextSibling();
                    if (down) {
                        path.push(path.element().add(walk, fields));
                    } else {
                        walk.toParent();
                    }
                }
            }
            return root;
        }
    }

    private RustNode add(TreeWalk walk, String[] fields) {
        int field = walk.field();
        RustNode child = new RustNode(text, walk, field < fields.length ? fields[field] : "", this);
        children.add(child);
        return child;
    }

    private static String[] fields(Grammar grammar) {
        String[] names = new String[64];
        Arrays.fill(names, "");
        for (String name : FIELDS) {
            int number = grammar.field(name);
            if (number > 0 && number < names.length) {
                names[number] = name;
            }
        }
        return names;
    }

    public String type() {
        return type;
    }

    public boolean is(String... types) {
        for (String each : types) {
            if (each.equals(type)) {
                return true;
            }
        }
        return false;
    }

    /** The field of its parent that it is in; empty for none. */
    public String field() {
        return field;
    }

    public int start() {
        return start;
    }

    public int end() {
        return end;
    }

    /** Whether something in it does not parse. */
    public boolean isBroken() {
        return broken;
    }

    public boolean isNamed() {
        return named;
    }

    public String text() {
        return text.substring(start, end);
    }

    public Optional<RustNode> parent() {
        return Optional.ofNullable(parent);
    }

    public List<RustNode> children() {
        return children;
    }

    /** Children that are no punctuation, keywords or comments. */
    public List<RustNode> parts() {
        return children.stream().filter(child -> child.named && !child.isComment()).toList();
    }

    public boolean isComment() {
        return is("line_comment", "block_comment");
    }

    public Optional<RustNode> child(String name) {
        return children.stream().filter(child -> child.field.equals(name)).findFirst();
    }

    public boolean has(String childType) {
        return children.stream().anyMatch(child -> child.type.equals(childType));
    }

    /** The innermost ancestor of one of {@code types}, itself included. */
    public Optional<RustNode> enclosing(String... types) {
        for (RustNode node = this; node != null; node = node.parent) {
            if (node.is(types)) {
                return Optional.of(node);
            }
        }
        return Optional.empty();
    }

    /** The largest named node that is exactly {@code from} to {@code to}; else the smallest that holds it. */
    public RustNode at(int from, int to) {
        RustNode node = this;
        while (true) {
            RustNode deeper = null;
            if (node.start == from && node.end == to && node.named && node.parent != null) {
                return node;
            }
            for (RustNode child : node.children) {
                boolean holds = child.start <= from && to <= child.end && child.end > child.start;
                if (holds && (deeper == null || child.named)) {
                    deeper = child;
                }
            }
            if (deeper == null) {
                return node;
            }
            node = deeper;
        }
    }

    /** The whole text that it is a part of. */
    public Text source() {
        return text;
    }

    /** Whether {@code other} lies in this node. */
    public boolean holds(RustNode other) {
        return start <= other.start && other.end <= end;
    }

    /** As tools of tree-sitter print it, for whoever writes code over trees. */
    String describe() {
        var all = new StringBuilder();
        describe(all, 0);
        return all.toString();
    }

    private void describe(StringBuilder all, int depth) {
        if (named) {
            all.append("  ".repeat(depth)).append(field.isEmpty() ? "" : field + ": ").append(type);
            all.append(children.isEmpty() ? " " + text() : "").append('\n');
        }
        children.forEach(child -> child.describe(all, depth + 1));
    }
}
