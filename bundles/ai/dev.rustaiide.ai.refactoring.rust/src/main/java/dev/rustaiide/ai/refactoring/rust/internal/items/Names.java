package dev.rustaiide.ai.refactoring.rust.internal.items;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.rustaiide.ai.refactoring.rust.internal.RustNode;

/** What a module, or a block of a function, declares and imports. */
final class Names {
    private final Module module;
    private final Optional<Names> around;
    private final RustNode body;
    private final List<Item> items = new ArrayList<>();
    private final List<Import> imports = new ArrayList<>();
    private boolean macros;

    private Names(Module module, Optional<Names> around, RustNode body) {
        this.module = module;
        this.around = around;
        this.body = body;
        body.children().forEach(this::read);
    }

    static Names of(Module module, RustNode body) {
        return new Names(module, Optional.empty(), body);
    }

    static Names ofBlock(Names around, RustNode block) {
        return new Names(around.module, Optional.of(around), block);
    }

    private void read(RustNode node) {
        if (node.is("use_declaration")) {
            imports.addAll(Import.of(this, node));
        } else if (node.is("foreign_mod_item")) {
            node.child("body").ifPresent(inner -> inner.children().forEach(this::read));
        } else if (node.is("macro_invocation")
                || node.is("expression_statement") && node.has("macro_invocation")) {
            macros = true;
        } else {
            Item.of(this, node).ifPresent(items::add);
        }
    }

    Module module() {
        return module;
    }

    Optional<Names> around() {
        return around;
    }

    boolean isBlock() {
        return around.isPresent();
    }

    RustNode body() {
        return body;
    }

    List<Item> items() {
        return items;
    }

    List<Import> imports() {
        return imports;
    }

    /** Whether macros are called here that may declare anything. */
    boolean hasMacros() {
        return macros;
    }

    boolean isEmpty() {
        return items.isEmpty() && imports.isEmpty();
    }
}
