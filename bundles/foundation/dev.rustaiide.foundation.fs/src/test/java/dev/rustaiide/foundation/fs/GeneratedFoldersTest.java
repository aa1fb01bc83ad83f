package dev.rustaiide.foundation.fs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GeneratedFoldersTest {
    @TempDir
    Path root;

    @ParameterizedTest
    @CsvSource({"node_modules, a.js, true", "target, target/CACHEDIR.TAG, true", "target, pom.xml, true",
            "target, target/main.c, false", "build, build.gradle.kts, true", "build, build/CMakeCache.txt, true",
            "build, build/steps.py, false", ".venv, .venv/pyvenv.cfg, true", "env, env/deploy.sh, false",
            "src/__pycache__, src/a.py, true", "src, src/a.py, false"})
    void a_name_counts_with_what_is_in_it_or_beside_it(String folder, String file, boolean generated)
            throws IOException {
        Files.createDirectories(root.resolve(folder));
        Files.createDirectories(root.resolve(file).getParent());
        Files.createFile(root.resolve(file));
        assertEquals(generated, new GitIgnored(root).isIgnored(root.resolve(folder), true));
    }

    @Test
    void a_file_of_that_name_is_somebodys() throws IOException {
        assertEquals(false, new GitIgnored(root).isIgnored(Files.createFile(root.resolve("node_modules")), false));
    }
}
