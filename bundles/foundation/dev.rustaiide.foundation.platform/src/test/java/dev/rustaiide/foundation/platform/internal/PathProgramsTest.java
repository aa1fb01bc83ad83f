package dev.rustaiide.foundation.platform.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PathProgramsTest {
    @TempDir
    Path temp;
    private Path first;
    private Path second;
    private PathPrograms programs;

    @BeforeEach
    void makePath() throws IOException {
        first = Files.createDirectory(temp.resolve("first"));
        second = Files.createDirectory(temp.resolve("second"));
        programs = new PathPrograms(SystemPathsTest.environment(temp, "Linux", "PATH",
                first + ":relative::" + second));
    }

    static Path script(Path folder, String name, String body) throws IOException {
        Files.createDirectories(folder);
        Path file = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + body + '\n');
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void the_first_on_the_path_is_found() throws IOException {
        script(second, "tool", "");
        Path wanted = script(first, "tool", "");
        assertEquals(Optional.of(wanted), programs.find("tool"));
    }

    @Test
    void what_is_no_executable_file_is_passed_over() throws IOException {
        Files.createDirectory(first.resolve("tool"));
        Path wanted = script(second, "tool", "");
        Files.writeString(first.resolve("note"), "text");
        assertEquals(Optional.of(wanted), programs.find("tool"));
        assertEquals(Optional.empty(), programs.find("note"));
    }

    @Test
    void installers_places_are_searched_behind_the_path() throws IOException {
        Path wanted = script(temp.resolve(".cargo/bin"), "tool-of-cargo", "");
        assertEquals(Optional.of(wanted), programs.find("tool-of-cargo"));
    }

    @Test
    void a_name_is_no_path() throws IOException {
        script(first, "tool", "");
        for (String name : List.of("", "../first/tool", first + "/tool", "nul\0", "..")) {
            assertEquals(Optional.empty(), programs.find(name), name);
        }
    }

    @Test
    void answers_are_kept_until_refreshed() throws IOException {
        assertEquals(Optional.empty(), programs.find("tool"));
        script(first, "tool", "");
        assertEquals(Optional.empty(), programs.find("tool"));
        programs.refresh();
        assertTrue(programs.find("tool").isPresent());
    }

    @Test
    void the_version_is_the_first_line_with_a_digit_and_asked_for_once() throws Exception {
        Path tool = script(first, "tool", "echo x >> " + temp + "/asked; echo 'LLVM (home):'; echo '  version 19.1  '");
        assertEquals("version 19.1", programs.version(tool, List.of("--version")).await());
        assertEquals("version 19.1", programs.version(tool, List.of("--version")).await());
        assertEquals("x\n", Files.readString(temp.resolve("asked")));
    }

    @Test
    void a_version_on_the_stream_for_errors_counts() throws Exception {
        assertEquals("tool 1", programs.version(script(first, "tool", "echo tool 1 >&2"), List.of()).await());
    }

    @Test
    void a_program_that_fails_fails_the_call_and_is_asked_again() throws Exception {
        Path tool = script(first, "tool", "echo broken >&2; exit 3");
        var failed = assertThrows(ExecutionException.class, () -> programs.version(tool, List.of()).await());
        assertTrue(failed.getCause().getMessage().contains("exit code 3: broken"), failed.getMessage());
        script(first, "tool", "echo 2");
        assertEquals("2", programs.version(tool, List.of()).await());
    }
}
