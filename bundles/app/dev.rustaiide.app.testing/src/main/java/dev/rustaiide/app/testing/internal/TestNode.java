package dev.rustaiide.app.testing.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

import dev.rustaiide.system.testing.TestId;
import dev.rustaiide.system.testing.TestItem;
import dev.rustaiide.system.testing.TestSelector;

/**
 * A row of the tree: a package, a target of it, a module, or a test.
 *
 * @param key the names from the root down, which stay the same
 * @param label what people read
 * @param test if it is one
 * @param selector what runs it
 */
record TestNode(List<String> key, String label, Optional<TestId> test, TestSelector selector,
        List<TestNode> children) {
    boolean isTest() {
        return test.isPresent();
    }

    /** All tests in it. */
    List<TestId> tests() {
        var found = new ArrayList<TestId>();
        collect(found);
        return found;
    }

    private void collect(List<TestId> found) {
        test.ifPresent(found::add);
        children.forEach(child -> child.collect(found));
    }

    /** The tree of those that {@code shown} takes; modules with one child that is a module are one row. */
    static List<TestNode> tree(List<TestItem> items, Predicate<TestItem> shown) {
        var root = new Growing();
        for (TestItem item : items) {
            if (shown.test(item)) {
                TestId id = item.id();
                Growing at = root.child(id.packageName()).child(id.target());
                if (!id.path().isEmpty() && !id.target().equals(TestId.DOC)) {
                    String[] names = id.path().split("::");
                    for (int i = 0; i < names.length - 1; i++) {
                        at = at.child(names[i]);
                    }
                }
                at.tests.add(id);
            }
        }
        return root.children.entrySet().stream().map(each -> packageNode(each.getKey(), each.getValue())).toList();
    }

    /** A tree while it is put together. */
    private static final class Growing {
        private final Map<String, Growing> children = new LinkedHashMap<>();
        private final List<TestId> tests = new ArrayList<>();

        Growing child(String name) {
            return children.computeIfAbsent(name, key -> new Growing());
        }
    }

    private static TestNode packageNode(String name, Growing grown) {
        var all = new TestSelector(name, "", "", TestSelector.Match.PREFIX);
        var children = new ArrayList<TestNode>();
        grown.children.forEach((target, inside) -> {
            var of = new TestSelector(name, target, "", TestSelector.Match.PREFIX);
            List<String> key = List.of(name, target);
            if (target.equals("lib")) {
                children.addAll(0, inner(key, of, inside));
            } else {
                children.add(new TestNode(key, title(target), Optional.empty(), of, inner(key, of, inside)));
            }
        });
        return new TestNode(List.of(name), name, Optional.empty(), all, children);
    }

    /** What people call a target. */
    static String title(String target) {
        if (target.equals(TestId.DOC)) {
            return "Documentation";
        }
        int space = target.indexOf(' ');
        return space < 0 ? target : switch (target.substring(0, space)) {
            case "test" -> "tests/" + target.substring(space + 1);
            case "bench" -> "benches/" + target.substring(space + 1);
            case "example" -> "examples/" + target.substring(space + 1);
            default -> target.toLowerCase(Locale.ROOT);
        };
    }

    private static List<TestNode> inner(List<String> key, TestSelector around, Growing grown) {
        var nodes = new ArrayList<TestNode>();
        grown.children.forEach((name, inside) -> {
            String label = name;
            Growing deepest = inside;
            while (deepest.tests.isEmpty() && deepest.children.size() == 1) {
                var only = deepest.children.entrySet().iterator().next();
                label += "::" + only.getKey();
                deepest = only.getValue();
            }
            var of = new TestSelector(around.packageName(), around.target(), around.path() + label + "::",
                    TestSelector.Match.PREFIX);
            var inKey = new ArrayList<>(key);
            inKey.add(label);
            nodes.add(new TestNode(List.copyOf(inKey), label, Optional.empty(), of, inner(inKey, of, deepest)));
        });
        for (TestId id : grown.tests) {
            var itsKey = new ArrayList<>(key);
            itsKey.add("test " + id.path());
            nodes.add(new TestNode(List.copyOf(itsKey), id.path().isEmpty() ? title(id.target()) : id.name(),
                    Optional.of(id), TestSelector.of(id), List.of()));
        }
        return nodes;
    }
}
