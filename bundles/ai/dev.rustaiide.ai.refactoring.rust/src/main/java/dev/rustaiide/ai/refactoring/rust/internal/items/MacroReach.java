package dev.rustaiide.ai.refactoring.rust.internal.items;

import java.util.List;
import java.util.Optional;

import dev.rustaiide.ai.refactoring.rust.internal.RustNode;

/** Where macros of a crate are known by their bare names: behind their definition, and in the modules below. */
record MacroReach(Workspace workspace) {
    /** Whether a macro that {@code from} may know is not known at the end of {@code to}. */
    boolean isLost(String name, Module from, Module to) {
        List<Item> definitions = workspace.modules().stream().filter(module -> module.crate() == from.crate())
                .flatMap(module -> module.names().items().stream())
                .filter(item -> item.node().is("macro_definition") && item.name().equals(name)).toList();
        return !definitions.isEmpty() && definitions.stream().noneMatch(item -> isKnown(item, to));
    }

    private static boolean isKnown(Item definition, Module to) {
        Module at = definition.module();
        RustNode place = definition.node();
        while (!to.isWithin(at)) {
            Optional<RustNode> declaration = at.declaration();
            boolean passed = declaration.filter(node -> Attributes.of(node).stream()
                    .anyMatch(attribute -> attribute.text().contains("macro_use"))).isPresent();
            if (!passed) {
                return false;
            }
            place = declaration.get();
            at = at.parent().orElseThrow();
        }
        if (to == at) {
            return true;
        }
        Module below = to;
        while (below.parent().orElseThrow() != at) {
            below = below.parent().orElseThrow();
        }
        int end = place.end();
        // A module that is still to be made comes behind the others.
        return below.declaration().map(node -> node.start() >= end).orElse(true);
    }
}
