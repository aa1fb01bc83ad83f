package dev.rustaiide.system.git.integration.internal.staging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.system.git.integration.RepositoryStatus;
import dev.rustaiide.system.git.integration.internal.WalkedStates;

/**
 * Kills a program in the midst of stashing, merging, rebasing and the like, with git itself or without it, at any
 * moment. Whatever is found is whole, nothing is lost, the next look says what was interrupted, and taking it back
 * makes branch, index and files as they were. More rounds: {@code -Dgit.kills=300}.
 */
class ActionKillTest {
    private static final int ROUNDS = Integer.getInteger("git.kills", 4);
    private static final int FILES = 150;
    private static final List<String> ACTIONS = List.of("stash", "rebase", "merge", "pop", "conflict", "switch", "pick",
            "fast", "revert", "keep", "rebase-dirty", "stage", "commit");

    @TempDir
    Path folder;
    private final Random random = new Random(Long.getLong("git.seed", 5));
    private int interrupted;
    private int takenBack;

    /** All that people see of a repository. */
    private record Seen(String head, String branch, String index, Map<String, String> files) {}

    private static final class Victim implements AutoCloseable {
        private final Process process;
        private final BufferedReader lines;

        Victim(Path root) throws Exception {
            // In a group of its own, so that one kill hits it and its git at the same moment.
            process = new ProcessBuilder("setsid", Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto",
                    "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"),
                    ActingVictim.class.getName(), root.toString()).redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            assertEquals("ready", lines.readLine());
        }

        /** Whether the action had ended before the kill. */
        boolean killDuring(String action, Path begun, int millis, boolean alone) throws Exception {
            process.getOutputStream().write((action + "\n").getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
            if (millis % 2 == 0) {
                // Surely in the midst, however slow the machine is just now.
                for (int i = 0; i < 5000 && !Files.exists(begun) && process.isAlive(); i++) {
                    Thread.sleep(1);
                }
            }
            Thread.sleep(millis % 2 == 0 ? millis / 4 : millis);
            String whom = alone ? Long.toString(process.pid()) : "-" + process.pid();
            assertEquals(0, new ProcessBuilder("kill", "-9", "--", whom).start().waitFor());
            process.waitFor();
            String line = lines.readLine();
            if (alone) {
                // Git goes on until it has ended, or cannot say what it has to.
                while (gitRuns()) {
                    Thread.sleep(20);
                }
            }
            assertTrue(line == null || line.equals("done"), () -> "it failed by itself: " + line);
            return line != null;
        }

        private boolean gitRuns() throws IOException, InterruptedException {
            return new ProcessBuilder("pgrep", "-g", Long.toString(process.pid()), "git").start().waitFor() == 0;
        }

        @Override
        public void close() throws Exception {
            process.destroyForcibly();
            process.waitFor(5, TimeUnit.SECONDS);
        }
    }

    @Test
    void an_action_that_is_killed_loses_nothing_is_told_of_and_can_be_taken_back() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            String name = ACTIONS.get(round % ACTIONS.size());
            try {
                round(folder.resolve("repo" + round), name, round % 3 == 2);
            } catch (AssertionError | Exception broken) {
                throw new AssertionError("round " + round + ": " + name, broken);
            }
        }
        System.out.println(ROUNDS + " kills: " + interrupted + " in the midst, " + takenBack + " taken back");
        assertTrue(interrupted > 0, "no kill met an action at work");
    }

    private Twin repository(Path root, String name) throws Exception {
        Twin twin = Twin.make(root, folder);
        for (int i = 0; i < FILES; i++) {
            twin.write("dir" + i % 9 + "/file" + i + ".txt", "line\n".repeat(20) + i + "\n");
        }
        commit(twin, "First");
        twin.git("branch", "against");
        twin.git("switch", "-qc", "topic");
        for (int i = 0; i < FILES; i += 2) {
            twin.write("dir" + i % 9 + "/file" + i + ".txt", "TOPIC\n" + "line\n".repeat(20) + i + "\n");
        }
        twin.write("fresh/new.txt", "new\n");
        commit(twin, "Topic");
        twin.git("switch", "-q", "main");
        for (int i = 1; i < 10; i += 2) {
            twin.write("dir" + i % 9 + "/file" + i + ".txt", "line\n".repeat(20) + i + "\nMAIN\n");
            commit(twin, "Main " + i);
        }
        twin.git("branch", "ahead");
        twin.git("switch", "-q", "ahead");
        for (int i = 0; i < FILES; i += 3) {
            twin.write("ahead/file" + i + ".txt", "ahead " + i + "\n");
        }
        commit(twin, "Ahead");
        twin.git("switch", "-q", "against");
        for (int i = 1; i < FILES; i++) {
            twin.write("dir" + i % 9 + "/file" + i + ".txt", "line\n".repeat(20) + i + "\nAGAINST\n");
        }
        commit(twin, "Against");
        twin.git("switch", "-q", "main");
        dirty(twin, name);
        return twin;
    }

    private static void commit(Twin twin, String message) throws Exception {
        twin.git("add", "-A");
        twin.git("commit", "-qm", message);
    }

    /** What people have under way: changes staged and not, new files, some deleted. */
    private static void dirty(Twin twin, String name) throws Exception {
        if (List.of("rebase", "revert", "pick", "conflict").contains(name)) {
            return;
        }
        for (int i = 11; i < FILES; i += name.equals("stash") || name.equals("pop") || name.equals("stage") ? 4 : 60) {
            twin.write("dir" + i % 9 + "/file" + i + ".txt", "mine " + i + "\n");
        }
        if (!name.equals("rebase-dirty")) {
            twin.write("mine/own" + 1 + ".txt", "untracked\n");
            twin.write("dir1/own.txt", "untracked too\n");
        }
        if (List.of("stash", "pop", "commit").contains(name)) {
            twin.git("add", "dir2");
            Files.delete(twin.root().resolve("dir1/file1.txt"));
        }
        if (name.equals("pop")) {
            twin.git("stash", "push", "-q", "--include-untracked");
        }
        if (name.equals("rebase-dirty")) {
            twin.git("config", "rebase.autoStash", "true");
        }
    }

    private void round(Path root, String name, boolean alone) throws Exception {
        Twin twin = repository(root, name);
        String known = twin.git("rev-list", "--all", "--reflog");
        Seen before;
        boolean done;
        try (Victim victim = new Victim(root)) {
            before = seen(twin);
            int millis = random.nextInt(random.nextInt(4) == 0 ? 400 : 150);
            done = victim.killDuring(name.equals("rebase-dirty") ? "rebase" : name,
                    root.resolve(".git/rust-ai-ide-begun"), List.of("stage", "commit").contains(name) ? millis | 1
                            : millis, alone);
        }
        var states = new WalkedStates((where, ignored, listener) -> {
            throw new AssertionError("nobody follows here");
        });
        RepositoryStatus found = states.status(root).await();
        assertWhole(twin, known);
        var staging = new IndexStaging(TestServices.git(Map.of(), new TestServices.Trust()),
                new TestServices.MemoryHistory(), new TestServices.FolderTrash(folder.resolve("trash")),
                Clock.systemDefaultZone());
        if (found.interrupted().isPresent()) {
            interrupted++;
            assertTrue(found.interrupted().get().canBeTakenBack(), "too little was known");
            staging.takeBack(root).await();
            takenBack++;
            assertSame(before, seen(twin));
        } else {
            unlock(root, found, done, staging);
        }
        RepositoryStatus after = states.status(root).await();
        assertTrue(after.interrupted().isEmpty() && after.lockedSince().isEmpty(), "it is as nothing had been");
        assertFalse(after.unfinished().isSomething() && found.interrupted().isPresent());
        assertWhole(twin, known);
    }

    /** It had ended, or not begun, or was none of git's: then there is at most a lock. */
    private static void unlock(Path root, RepositoryStatus found, boolean done, IndexStaging staging)
            throws Exception {
        if (found.lockedSince().isPresent()) {
            assertFalse(done, "a lock was left by what had ended");
            for (String lock : List.of("index.lock", "HEAD.lock", "refs/heads/main.lock")) {
                Path file = root.resolve(".git").resolve(lock);
                if (Files.exists(file)) {
                    Files.setLastModifiedTime(file, java.nio.file.attribute.FileTime.fromMillis(0));
                }
            }
            staging.unlock(root).await();
        }
    }

    private static void assertWhole(Twin twin, String known) throws Exception {
        assertEquals("", twin.git("fsck", "--strict", "--no-dangling").lines()
                .filter(line -> !line.startsWith("Checking") && !line.startsWith("notice:")).reduce("",
                        String::concat));
        for (String commit : known.lines().toList()) {
            twin.git("cat-file", "-e", commit + "^{tree}");
        }
    }

    private static void assertSame(Seen before, Seen after) {
        Map<String, String> differing = new TreeMap<>(after.files());
        differing.keySet().removeIf(name -> Objects.equals(before.files().get(name), after.files().get(name)));
        before.files().forEach((name, text) -> {
            if (!after.files().containsKey(name)) {
                differing.put(name, "is gone: " + text);
            }
        });
        assertEquals(Map.of(), differing, "files");
        assertEquals(before, after);
    }

    private static Seen seen(Twin twin) throws Exception {
        Map<String, String> files = new TreeMap<>();
        Files.walkFileTree(twin.root(), new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path each, BasicFileAttributes attributes) {
                return each.endsWith(".git") ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path each, BasicFileAttributes attributes) throws IOException {
                files.put(twin.root().relativize(each).toString(), Files.readString(each));
                return FileVisitResult.CONTINUE;
            }
        });
        return new Seen(twin.git("rev-parse", "HEAD"), twin.git("branch", "--show-current"),
                twin.git("ls-files", "-s"), files);
    }
}
