package dev.rustaiide.ai.refactoring.rust.internal.items;

import java.util.ArrayList;
import java.util.List;

import dev.rustaiide.ai.refactoring.rust.internal.RustNode;

/**
 * One name that a {@code use} brings, or the star.
 *
 * @param segments of its path, without {@code self} at the end of a list
 * @param name what it is called here; {@code *} for all
 * @param subtrees the nodes around it in the tree of the declaration, the whole first, itself last
 */
record Import(Names home, List<Segment> segments, String name, List<RustNode> subtrees, RustNode declaration) {
    boolean isGlob() {
        return name.equals("*");
    }

    Visibility visibility() {
        return Visibility.of(declaration, home.module());
    }

    RustNode leaf() {
        return subtrees.getLast();
    }

    /** The smallest part of the tree that has the segment with number {@code index}. */
    RustNode subtree(int index) {
        int start = segments.get(index).start();
        return subtrees.stream().filter(node -> node.start() <= start).reduce((outer, inner) -> inner).orElseThrow();
    }

    /** All that {@code declaration} brings. */
    static List<Import> of(Names home, RustNode declaration) {
        List<Import> found = new ArrayList<>();
        declaration.children().stream().filter(child -> child.isNamed() && !child.isComment()
                && !child.is("visibility_modifier")).findFirst()
                .ifPresent(tree -> add(home, declaration, List.of(), List.of(), tree, found));
        return found;
    }

    private static void add(Names home, RustNode declaration, List<Segment> before, List<RustNode> around,
            RustNode node, List<Import> found) {
        List<RustNode> trees = with(around, node);
        switch (node.type()) {
            case "use_list" -> node.parts().forEach(part -> add(home, declaration, before, around, part, found));
            case "scoped_use_list" -> {
                List<Segment> prefix = new ArrayList<>(before);
                node.child("path").ifPresent(path -> prefix.addAll(Paths.segments(path)));
                if (node.child("path").isEmpty() && node.text().startsWith("::")) {
                    prefix.add(new Segment("", node.start(), node.start()));
                }
                node.child("list").ifPresent(list -> list.parts().forEach(part ->
                        add(home, declaration, prefix, trees, part, found)));
            }
            case "use_as_clause" -> node.child("path").ifPresent(path -> {
                String alias = node.child("alias").map(RustNode::text).orElse("_");
                found.add(made(home, declaration, before, Paths.segments(path), alias, trees));
            });
            case "use_wildcard" -> found.add(made(home, declaration, before, node.parts().stream().findFirst()
                    .map(Paths::segments).orElse(List.of()), "*", trees));
            default -> found.add(made(home, declaration, before, Paths.segments(node), "", trees));
        }
    }

    private static List<RustNode> with(List<RustNode> around, RustNode node) {
        List<RustNode> all = new ArrayList<>(around);
        all.add(node);
        return List.copyOf(all);
    }

    private static Import made(Names home, RustNode declaration, List<Segment> before, List<Segment> own,
            String alias, List<RustNode> trees) {
        List<Segment> all = new ArrayList<>(before);
        all.addAll(own);
        if (all.size() > 1 && all.getLast().name().equals("self")) {
            all.removeLast();
        }
        String name = !alias.isEmpty() ? alias : all.isEmpty() ? "" : all.getLast().name();
        return new Import(home, List.copyOf(all), name, trees, declaration);
    }
}
