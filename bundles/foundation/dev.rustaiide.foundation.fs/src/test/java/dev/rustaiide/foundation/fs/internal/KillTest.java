package dev.rustaiide.foundation.fs.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.foundation.fs.Encoding;
import dev.rustaiide.foundation.text.Text;

/** Writers that are killed by SIGKILL, as a power cut or the kernel's killer of memory would. */
class KillTest {
    private static final int ROUNDS = Integer.getInteger("killRounds", 8);

    @TempDir
    Path folder;

    private Process start(Path file, long round) throws IOException {
        return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "-cp",
                System.getProperty("java.class.path"), EndlessWriter.class.getName(), file.toString(),
                Long.toString(round)).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    private List<Path> leftovers() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith(".~")).toList();
        }
    }

    @Test
    void a_killed_writer_leaves_the_old_content_or_the_new_and_the_next_one_clears_up() throws Exception {
        Path file = folder.resolve("file.txt");
        Random random = new Random();
        long last = 0;
        int left = 0;
        for (int round = 0; round < ROUNDS; round++) {
            Process writer = start(file, last + 1);
            long told = last;
            try (BufferedReader out = writer.inputReader()) {
                told = Long.parseLong(out.readLine());
                long until = System.nanoTime() + random.nextLong(8_000_000);
                while (System.nanoTime() < until) {
                    Thread.onSpinWait();
                }
                // By its handle, which leaves what it has said to be read.
                writer.toHandle().destroyForcibly();
                writer.waitFor();
                for (String line = out.readLine(); line != null; line = out.readLine()) {
                    // A torn last line is a smaller number.
                    told = line.isEmpty() ? told : Math.max(told, Long.parseLong(line));
                }
            }
            String found = Files.readString(file);
            long there = Long.parseLong(found.substring(0, found.indexOf(' ')));
            assertEquals(EndlessWriter.content(there), found, "whole");
            assertTrue(there == told || there == told + 1, there + " is there after " + told + " was told");
            assertTrue(leftovers().size() <= 1, "no leftovers pile up: " + leftovers());
            left += leftovers().size();
            last = there;
        }
        var files = new DiskTextFiles(new Disk(), () -> folder.resolve("backups"));
        files.write(file, Text.of("the end"), Encoding.UTF_8);
        assertEquals(List.of(), leftovers());
        assertTrue(left > 0, "no kill came in the middle of a write: the test has lost its point");
    }

    @Test
    void only_what_dead_processes_left_is_cleared() throws Exception {
        var names = new Leftovers();
        Path mine = Files.writeString(folder.resolve(names.unusedName(".tmp")), "being written");
        long dead = new ProcessBuilder("true").start().onExit().get().pid();
        String own = "-" + ProcessHandle.current().pid() + "-";
        Path theirs = Files.writeString(folder.resolve(mine.getFileName().toString().replace(own, "-" + dead + "-")),
                "left");
        Path elsewhere = Files.writeString(folder.resolve(".~0-" + dead + "-1.tmp"), "of another machine");
        Path old = Files.writeString(folder.resolve(".~0-" + dead + "-2.tmp"), "of another machine, long ago");
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofDays(3))));
        Path other = Files.writeString(folder.resolve(".~somebody's.tmp"), "not ours");
        new Leftovers().sweep(folder);
        assertTrue(Files.exists(mine) && Files.exists(elsewhere) && Files.exists(other));
        assertTrue(Files.notExists(theirs) && Files.notExists(old));
    }

    @Test
    void two_threads_that_read_the_same_time_are_told_different_names() {
        var names = new Leftovers(() -> 7);
        var given = Stream.generate(() -> names.unusedName(".tmp")).limit(1000).collect(Collectors.toSet());
        assertEquals(1000, given.size());
    }
}
