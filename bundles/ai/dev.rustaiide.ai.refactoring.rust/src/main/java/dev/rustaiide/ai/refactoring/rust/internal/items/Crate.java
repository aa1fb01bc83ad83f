package dev.rustaiide.ai.refactoring.rust.internal.items;

import java.util.ArrayList;
import java.util.List;

/** A crate: what one call of the compiler reads. */
final class Crate {
    private final Cargo.Target target;
    private final List<Module> modules = new ArrayList<>();

    Crate(Cargo.Target target) {
        this.target = target;
    }

    Cargo.Target target() {
        return target;
    }

    /** The same for no other crate of a workspace. */
    String id() {
        return target.library() ? target.name() : target.root().toString();
    }

    /** All of its modules, the root first. */
    List<Module> modules() {
        return modules;
    }

    Module root() {
        return modules.getFirst();
    }
}
