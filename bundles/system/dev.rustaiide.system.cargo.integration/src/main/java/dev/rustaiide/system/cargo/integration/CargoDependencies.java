package dev.rustaiide.system.cargo.integration;

import java.nio.file.Path;
import java.util.List;

import org.osgi.annotation.versioning.ProviderType;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.language.WorkspaceEdit;

/**
 * What workspaces are built from, and changes of that. A service; any thread may use it, no method blocks. Changes are
 * edits for somebody to show and apply; nothing is written here.
 */
@ProviderType
public interface CargoDependencies {
    /**
     * All packages of the workspace around {@code folder}. In a folder that is not trusted, and where Cargo cannot
     * answer offline, they are read off Cargo.lock, and the note says so.
     */
    Call<DependencyTree> tree(Path folder);

    /**
     * Newer versions of what the members name, by the sources that Cargo has offline: vendored and directory sources,
     * local registries, and what Cargo kept of a registry's index.
     *
     * @param online whether the registry may be asked; the gate has the last word
     */
    Call<List<NewerVersion>> newer(Path folder, boolean online);

    /** Packages whose names begin with {@code start}, or have it in them, that could be added offline. */
    Call<List<Offer>> offers(Path folder, String start);

    /** The edit that makes the member at {@code manifest} need a package. */
    Call<WorkspaceEdit> add(Path manifest, Addition addition);

    /** The edit that makes it need {@code name} no more, in any table; features that speak of it go with it. */
    Call<WorkspaceEdit> remove(Path manifest, String name);

    /** The edit that asks for {@code requirement} of {@code name} where it is asked for: here or in the workspace. */
    Call<WorkspaceEdit> require(Path manifest, String name, String requirement);

    /**
     * The edit of Cargo.lock that takes the newest versions that the requirements allow, of {@code names} or of all.
     * The folder must be trusted: Cargo reads its settings.
     */
    Call<WorkspaceEdit> update(Path folder, List<String> names, boolean online);

    /** The edit that makes a new member called {@code name} where the workspace has its others. */
    Call<WorkspaceEdit> newMember(Path folder, String name, boolean library);

    /**
     * A package that could be added.
     *
     * @param version the newest that is known
     * @param features those that it has
     * @param from where it is known from
     */
    record Offer(String name, CrateVersion version, List<String> features, String from) {
        public Offer {
            features = List.copyOf(features);
        }
    }

    /**
     * What is added.
     *
     * @param requirement e.g. {@code 1.2}; empty for the newest that is known
     * @param optional whether a feature has to switch it on
     * @param defaults whether its default features are on
     */
    record Addition(String name, String requirement, CargoDependency.Kind kind, List<String> features,
            boolean optional, boolean defaults) {
        public Addition {
            features = List.copyOf(features);
        }

        /** The newest of {@code name}, for everything. */
        public static Addition of(String name) {
            return new Addition(name, "", CargoDependency.Kind.NORMAL, List.of(), false, true);
        }
    }
}
