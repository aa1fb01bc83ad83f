package dev.rustaiide.app.workspace.management;

import java.nio.file.Path;
import java.util.Set;

import dev.rustaiide.foundation.common.SafeText;

/**
 * A file or folder as the tree shows it.
 *
 * @param folder whether it can have children; a link to a folder can
 */
public record FileNode(Path path, boolean folder, Set<Trait> traits) {
    /** What is special about it. */
    public enum Trait {
        /** Left out by the rules of Git; search and the index leave it out too. */
        IGNORED,
        /** Its name begins with a dot, or the system says so. */
        HIDDEN,
        /** A symbolic link. */
        LINK,
        /** A symbolic link to nowhere. */
        BROKEN_LINK,
        /** Its content may not be read. */
        UNREADABLE,
        /** A folder whose {@code Cargo.toml} declares a workspace. */
        CARGO_WORKSPACE,
        /** A folder whose {@code Cargo.toml} declares a package. */
        CARGO_CRATE,
        /** Where Cargo puts what it builds. */
        CARGO_TARGET,
        /** Where Git keeps its own. */
        GIT_STORE
    }

    public FileNode {
        traits = Set.copyOf(traits);
    }

    public boolean is(Trait trait) {
        return traits.contains(trait);
    }

    /** For people: whatever could mislead a reader is shown as a picture or a code. */
    public String name() {
        Path name = path.getFileName();
        return SafeText.line(name == null ? path.toString() : name.toString());
    }

    /** Whether a tree leaves it out unless asked to show everything: what tools made for themselves. */
    public boolean isNoise() {
        return is(Trait.CARGO_TARGET) || is(Trait.GIT_STORE);
    }
}
