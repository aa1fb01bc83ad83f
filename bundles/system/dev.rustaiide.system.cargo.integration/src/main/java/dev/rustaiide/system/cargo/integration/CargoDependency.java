package dev.rustaiide.system.cargo.integration;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a manifest says that a package needs.
 *
 * @param name of the package that is needed
 * @param requirement the versions that will do, e.g. {@code ^1.0}
 * @param features what is switched on in it
 * @param platform for which targets alone, e.g. {@code cfg(unix)}; empty for all
 * @param rename how the package's own code calls it; empty for its name
 * @param path where it lies, if it is one of this machine's folders
 */
public record CargoDependency(String name, String requirement, Kind kind, boolean optional, List<String> features,
        String platform, String rename, Optional<Path> path) {
    public CargoDependency {
        features = List.copyOf(features);
    }

    /** What it is needed for. */
    public enum Kind {
        NORMAL("dependencies"), DEV("dev-dependencies"), BUILD("build-dependencies");

        private final String table;

        Kind(String table) {
            this.table = table;
        }

        /** The table of the manifest that it stands in. */
        public String table() {
            return table;
        }

        /** As people write it: {@code normal}, {@code dev}, {@code build}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
