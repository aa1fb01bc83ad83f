package dev.rustaiide.ai.refactoring.rust.internal.items;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.rustaiide.ai.refactoring.rust.internal.RustNode;

/** The fields of structs that have numbers for names, whose visibility stands beside them in the tree. */
final class Tuples {
    private Tuples() {}

    static List<Members.Field> fields(RustNode list) {
        List<Members.Field> found = new ArrayList<>();
        for (RustNode child : list.children()) {
            if (child.field().equals("type")) {
                found.add(new Members.Field(Integer.toString(found.size()), child));
            }
        }
        return found;
    }

    /** What stands before the type of a field. */
    static Optional<RustNode> modifier(RustNode type) {
        List<RustNode> siblings = type.parent().map(RustNode::children).orElse(List.of());
        int before = siblings.indexOf(type) - 1;
        return before >= 0 && siblings.get(before).is("visibility_modifier") ? Optional.of(siblings.get(before))
                : Optional.empty();
    }
}
