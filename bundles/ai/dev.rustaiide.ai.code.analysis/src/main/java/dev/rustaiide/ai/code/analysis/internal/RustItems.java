package dev.rustaiide.ai.code.analysis.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.rustaiide.ai.code.analysis.SyntaxTree.Runnable;
import dev.rustaiide.ai.code.analysis.SyntaxTree.RunnableKind;
import dev.rustaiide.ai.tree.sitter.ParsedTree;
import dev.rustaiide.ai.tree.sitter.TreeWalk;
import dev.rustaiide.foundation.text.Text;

/** The functions and modules of a Rust file that cargo can start: those with the right attributes before them. */
final class RustItems {
    private static final Set<String> TESTS = Set.of("test", "rstest", "test_case", "quickcheck", "wasm_bindgen_test");
    private static final int DEEPEST = 100;

    private final Text text;
    private final TreeWalk walk;
    private final int nameField;
    private final List<Runnable> runnables = new ArrayList<>();
    private final Set<Integer> testStarts = new HashSet<>();
    private final List<String> modules = new ArrayList<>();
    /** The attributes since the last item, without {@code #[ ]}. */
    private final List<String> attributes = new ArrayList<>();

    private RustItems(ParsedTree tree, TreeWalk walk) {
        this.text = tree.text();
        this.walk = walk;
        this.nameField = tree.grammar().field("name");
    }

    static RustItems of(ParsedTree tree) {
        try (TreeWalk walk = tree.walk()) {
            var items = new RustItems(tree, walk);
            items.visitChildren();
            return items;
        }
    }

    List<Runnable> runnables() {
        return List.copyOf(runnables);
    }

    /** The first bytes of the functions that are tests. */
    Set<Integer> testStarts() {
        return testStarts;
    }

    private void visitChildren() {
        attributes.clear();
        if (!walk.toFirstChild()) {
            return;
        }
        do {
            visit();
        } while (walk.toNextSibling());
        walk.toParent();
    }

    private void visit() {
        switch (walk.type()) {
            case "attribute_item" -> attributes.add(attribute());
            case "line_comment", "block_comment" -> { }
            case "function_item" -> {
                function();
                attributes.clear();
            }
            case "mod_item" -> module();
            default -> attributes.clear();
        }
    }

    private String attribute() {
        String source = Words.collapsed(text, walk.start(), walk.end()).replace(" ", "");
        return source.startsWith("#[") && source.endsWith("]") ? source.substring(2, source.length() - 1) : source;
    }

    private void function() {
        int start = walk.start();
        int nameStart = nameStart();
        String name = name(nameStart);
        if (isTest()) {
            testStarts.add(start);
            add(RunnableKind.TEST, path(name), nameStart);
        } else if (attributes.contains("bench")) {
            add(RunnableKind.BENCH, path(name), nameStart);
        } else if ("main".equals(name) && modules.isEmpty()) {
            add(RunnableKind.MAIN, name, nameStart);
        }
    }

    private boolean isTest() {
        for (String attribute : attributes) {
            int end = attribute.indexOf('(');
            String path = end < 0 ? attribute : attribute.substring(0, end);
            if (TESTS.contains(path.substring(path.lastIndexOf(':') + 1))) {
                return true;
            }
        }
        return false;
    }

    private void module() {
        int nameStart = nameStart();
        String name = name(nameStart);
        if (isForTests()) {
            add(RunnableKind.TEST_MODULE, path(name), nameStart);
        }
        attributes.clear();
        if (modules.size() < DEEPEST && walk.toLastChild()) {
            modules.add(name);
            if ("declaration_list".equals(walk.type())) {
                visitChildren();
            }
            modules.removeLast();
            walk.toParent();
        }
        attributes.clear();
    }

    private boolean isForTests() {
        for (String attribute : attributes) {
            if ("cfg(test)".equals(attribute) || attribute.startsWith("cfg(all(test,")) {
                return true;
            }
        }
        return false;
    }

    /** The first byte of the name of the item that the walk is at. */
    private int nameStart() {
        int start = walk.start();
        if (walk.toFirstChild()) {
            do {
                if (walk.field() == nameField) {
                    start = walk.start();
                    break;
                }
            } while (walk.toNextSibling());
            walk.toParent();
        }
        return start;
    }

    private String name(int start) {
        int end = start;
        byte[] bytes = Words.bytes(text, start, Math.min(text.byteLength(), start + 200));
        while (end - start < bytes.length && Words.isNamePart(bytes[end - start])) {
            end++;
        }
        return Words.string(text, start, end);
    }

    private String path(String name) {
        return modules.isEmpty() ? name : String.join("::", modules) + "::" + name;
    }

    private void add(RunnableKind kind, String name, int at) {
        runnables.add(new Runnable(kind, name, text.lineOf(text.offsetOfByte(at))));
    }
}
