package dev.rustaiide.ai.refactoring.rust.internal.items;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.rustaiide.ai.refactoring.rust.internal.RustNode;

/** What items have in them that others name. */
final class Members {
    private Members() {}

    /** The names of functions and constants of a trait; none of anything else. */
    static Set<String> ofTrait(Item item) {
        Set<String> names = new HashSet<>();
        if (item.node().is("trait_item")) {
            item.node().child("body").ifPresent(body -> body.children().stream()
                    .filter(child -> child.is("function_item", "function_signature_item", "const_item"))
                    .forEach(child -> child.child("name").ifPresent(name -> names.add(name.text()))));
        }
        return names;
    }

    /** Functions and constants of an {@code impl}. */
    static List<RustNode> of(RustNode implementation) {
        return implementation.child("body").map(body -> body.children().stream()
                .filter(child -> child.is("function_item", "const_item")).toList()).orElse(List.of());
    }

    /** A field of a type with its name or number. */
    record Field(String name, RustNode node) {}

    /** The fields of a struct or union. */
    static List<Field> fields(RustNode type) {
        RustNode body = type.child("body").orElse(null);
        if (body == null || !type.is("struct_item", "union_item")) {
            return List.of();
        }
        if (body.is("field_declaration_list")) {
            return body.parts().stream().filter(part -> part.is("field_declaration"))
                    .map(part -> new Field(part.child("name").map(RustNode::text).orElse(""), part)).toList();
        }
        return Tuples.fields(body);
    }
}
