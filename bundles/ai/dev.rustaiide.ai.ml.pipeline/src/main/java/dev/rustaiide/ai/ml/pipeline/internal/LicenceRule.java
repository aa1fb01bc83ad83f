package dev.rustaiide.ai.ml.pipeline.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Under which licence a project is, and whether its code may teach: of an SPDX expression each alternative of an
 * {@code OR} would do, all parts of an {@code AND} must.
 */
record LicenceRule(Map<String, String> listed) {
    private static final Set<String> FREE = Set.of("MIT", "MIT-0", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "0BSD",
            "Zlib", "ISC", "Unlicense", "CC0-1.0", "Unicode-3.0", "Unicode-DFS-2016");
    private static final Pattern LINE = Pattern.compile("(?m)^license\\s*=\\s*\"([^\"]*)\"");

    /** With those that {@code licences.tsv} lists beside the projects, if it is there. */
    static LicenceRule of(Path corpus) throws IOException {
        Map<String, String> listed = new HashMap<>();
        Path list = corpus.resolve("licences.tsv");
        if (Files.exists(list)) {
            try (Stream<String> lines = Files.lines(list)) {
                lines.map(line -> line.split("\t")).filter(cells -> cells.length > 1)
                        .forEach(cells -> listed.put(cells[0], cells[1]));
            }
        }
        return new LicenceRule(listed);
    }

    /** What the list or the project's manifest says; empty if neither says anything. */
    String of(String name, Path project) throws IOException {
        Path manifest = project.resolve("Cargo.toml");
        if (listed.containsKey(name) || !Files.exists(manifest)) {
            return listed.getOrDefault(name, "");
        }
        Matcher found = LINE.matcher(Files.readString(manifest));
        return found.find() ? found.group(1) : "";
    }

    static boolean isFree(String licence) {
        for (String alternative : licence.replace("/", " OR ").replaceAll("[()]", " ").split("\\sOR\\s")) {
            String[] parts = alternative.replaceAll("\\sWITH\\s+\\S+", "").strip().split("\\s+AND\\s+");
            if (Stream.of(parts).allMatch(part -> FREE.contains(part.strip()))) {
                return true;
            }
        }
        return false;
    }
}
