package dev.rustaiide.ai.refactoring.rust.internal.items;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

import dev.rustaiide.ai.refactoring.rust.internal.RustNode;

/** Something that a module or a block declares. */
record Item(Names home, String name, RustNode node, Set<Space> spaces) {
    /** What {@code node} declares, if it is an item with a name. */
    static Optional<Item> of(Names home, RustNode node) {
        Set<Space> spaces = switch (node.type()) {
            case "function_item", "function_signature_item", "const_item", "static_item" -> EnumSet.of(Space.VALUE);
            case "enum_item", "union_item", "trait_item", "type_item", "mod_item" -> EnumSet.of(Space.TYPE);
            case "struct_item" -> node.child("body").filter(body -> body.is("field_declaration_list")).isPresent()
                    ? EnumSet.of(Space.TYPE) : EnumSet.of(Space.TYPE, Space.VALUE);
            case "macro_definition" -> EnumSet.of(Space.MACRO);
            default -> EnumSet.noneOf(Space.class);
        };
        return spaces.isEmpty() ? Optional.empty()
                : node.child("name").map(name -> new Item(home, name.text(), node, spaces));
    }

    Module module() {
        return home.module();
    }

    /** A name for it that no other item has; those of blocks are told apart by their names only. */
    String key() {
        return home.isBlock() ? "{block}::" + name : module().key() + "::" + name;
    }

    Visibility visibility() {
        return Visibility.of(node, module());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Item item && item.node == node;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(node);
    }
}
