package dev.rustaiide.ai.ml.pipeline.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.rustaiide.foundation.serialization.Toml;

/** Under which licence a project is, and whether its code may teach. */
record LicenceRule(Map<String, String> listed) {
    /** In lower case, in which SPDX compares them. */
    private static final Set<String> FREE = Set.of("mit", "mit-0", "apache-2.0", "bsd-2-clause", "bsd-3-clause", "0bsd",
            "zlib", "isc", "unlicense", "cc0-1.0", "unicode-3.0", "unicode-dfs-2016");

    /** With those that {@code licences.tsv} lists beside the projects, if it is there. */
    static LicenceRule of(Path corpus) throws IOException {
        Map<String, String> listed = new HashMap<>();
        Path list = corpus.resolve("licences.tsv");
        if (Files.exists(list)) {
            text(list).lines().map(line -> line.split("\t")).filter(cells -> cells.length > 1)
                    .forEach(cells -> listed.put(cells[0], cells[1]));
        }
        return new LicenceRule(listed);
    }

    /** What is no UTF-8 stands for itself: a name may be broken, what is around it counts. */
    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }

    /** What the list or the project's manifest says; empty if neither says anything. */
    String of(String name, Path project) throws IOException {
        Path manifest = project.resolve("Cargo.toml");
        if (listed.containsKey(name) || !Files.exists(manifest)) {
            return listed.getOrDefault(name, "");
        }
        return Optional.ofNullable(Toml.read(text(manifest)).values().get(List.of("package", "license")))
                .flatMap(Toml.Value::string).orElse("");
    }

    static boolean isFree(String licence) {
        return SpdxExpression.allows(FREE, licence);
    }
}
