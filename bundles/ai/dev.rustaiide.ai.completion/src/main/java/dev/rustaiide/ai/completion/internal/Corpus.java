package dev.rustaiide.ai.completion.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A folder of projects: those of Debian's packages are called {@code name-version}. */
record Corpus(List<Path> projects) {
    private static final List<String> MANIFESTS = List.of("Cargo.toml", "pom.xml", "package.json", "pyproject.toml",
            "setup.py", "build.gradle", ".git");

    /** The projects in {@code folder}, or itself if it is one. */
    static Corpus in(Path folder) {
        if (MANIFESTS.stream().anyMatch(name -> Files.exists(folder.resolve(name)))) {
            return new Corpus(List.of(folder));
        }
        try (Stream<Path> all = Files.list(folder)) {
            return new Corpus(all.filter(Files::isDirectory).sorted().toList());
        } catch (IOException denied) {
            throw new UncheckedIOException(denied);
        }
    }

    Corpus only(Predicate<String> names) {
        return new Corpus(projects.stream().filter(path -> names.test(path.getFileName().toString())).toList());
    }

    /** At most {@code most} of them, evenly from all. */
    Corpus atMost(int most) {
        List<Path> chosen = new ArrayList<>();
        for (int i = 0; i < Math.min(most, projects.size()); i++) {
            chosen.add(projects.get((int) ((long) i * projects.size() / Math.min(most, projects.size()))));
        }
        return new Corpus(chosen);
    }
}
