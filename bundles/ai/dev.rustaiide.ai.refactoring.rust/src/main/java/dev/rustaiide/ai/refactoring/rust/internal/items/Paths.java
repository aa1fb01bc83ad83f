package dev.rustaiide.ai.refactoring.rust.internal.items;

import java.util.ArrayList;
import java.util.List;

import dev.rustaiide.ai.refactoring.rust.internal.RustNode;

/** Reads paths of names out of nodes. */
final class Paths {
    private Paths() {}

    /** The names of a path; one that begins with colons has an empty name first; arguments of types are left out. */
    static List<Segment> segments(RustNode path) {
        List<Segment> found = new ArrayList<>();
        add(path, found);
        return List.copyOf(found);
    }

    private static void add(RustNode node, List<Segment> found) {
        switch (node.type()) {
            case "scoped_identifier", "scoped_type_identifier" -> {
                if (node.child("path").isPresent()) {
                    add(node.child("path").get(), found);
                } else if (node.text().startsWith("::")) {
                    found.add(new Segment("", node.start(), node.start()));
                }
                node.child("name").ifPresent(name -> add(name, found));
            }
            case "generic_type", "generic_type_with_turbofish" ->
                node.child("type").ifPresent(type -> add(type, found));
            // Behind <T as Trait> nothing can be told by names.
            case "bracketed_type" -> found.add(new Segment("<>", node.start(), node.end()));
            default -> found.add(new Segment(node.text(), node.start(), node.end()));
        }
    }
}
