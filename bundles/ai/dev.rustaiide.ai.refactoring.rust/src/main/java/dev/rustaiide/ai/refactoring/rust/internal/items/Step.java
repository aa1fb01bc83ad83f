package dev.rustaiide.ai.refactoring.rust.internal.items;

import java.util.List;
import java.util.Optional;

/**
 * What a path means up to one of its segments.
 *
 * @param through the import that the name was found by; empty if it is declared where it was looked for
 * @param in where it was looked for
 */
record Step(Meaning meaning, Optional<Import> through, Names in) {
    /** What a name stands for. */
    sealed interface Meaning {
        /** The same for two meanings that are the same. */
        String key();
    }

    /** An item of the workspace, no module. */
    record Declared(Item item) implements Meaning {
        @Override
        public String key() {
            return item.key();
        }
    }

    /** A module of the workspace. */
    record InModule(Module module) implements Meaning {
        @Override
        public String key() {
            return module.key();
        }
    }

    /** Something that an item has: a variant, an associated function. */
    record Member(Item owner, String name) implements Meaning {
        @Override
        public String key() {
            return owner.key() + "::" + name;
        }
    }

    /** Something of another crate. */
    record Outside(List<String> path) implements Meaning {
        @Override
        public String key() {
            return "extern " + String.join("::", path);
        }
    }

    /** Nobody knows: a name of the prelude, of another crate, of a macro's making. */
    record Unknown(List<String> path) implements Meaning {
        @Override
        public String key() {
            return "? " + String.join("::", path);
        }
    }
}
