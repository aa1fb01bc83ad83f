package dev.rustaiide.ai.refactoring.rust.internal.items;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import dev.rustaiide.ai.refactoring.rust.internal.RustNode;

/** A module of a crate: a file, or braces in one. */
final class Module {
    private final Crate crate;
    private final Optional<Module> parent;
    private final String name;
    private final SourceFile file;
    private final Optional<RustNode> declaration;
    private final Path folder;
    private final Names names;
    private final Map<String, Module> children = new LinkedHashMap<>();

    /**
     * @param declaration its {@code mod}; none of a crate's root
     * @param folder where the files of its children lie
     */
    Module(Crate crate, Optional<Module> parent, String name, SourceFile file, Optional<RustNode> declaration,
            RustNode body, Path folder) {
        this.crate = crate;
        this.parent = parent;
        this.name = name;
        this.file = file;
        this.declaration = declaration;
        this.folder = folder;
        this.names = Names.of(this, body);
    }

    Crate crate() {
        return crate;
    }

    Optional<Module> parent() {
        return parent;
    }

    Module root() {
        return parent.map(Module::root).orElse(this);
    }

    String name() {
        return name;
    }

    SourceFile file() {
        return file;
    }

    Optional<RustNode> declaration() {
        return declaration;
    }

    Path folder() {
        return folder;
    }

    Names names() {
        return names;
    }

    boolean isInline() {
        return names.body().is("declaration_list");
    }

    Map<String, Module> children() {
        return children;
    }

    Optional<Module> child(String child) {
        return Optional.ofNullable(children.get(child));
    }

    boolean isWithin(Module other) {
        return this == other || parent.filter(above -> above.isWithin(other)).isPresent();
    }

    /** From the root of its crate: {@code crate::a::b}. */
    String path() {
        return parent.map(above -> above.path() + "::" + name).orElse("crate");
    }

    String key() {
        return crate.id() + parent.map(above -> path().substring("crate".length())).orElse("");
    }

    Visibility visibility() {
        return declaration.map(node -> Visibility.of(node, parent.orElseThrow())).orElse(Visibility.PUBLIC);
    }
}
