package dev.rustaiide.system.git.integration.internal.staging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills a program that stages and commits, at any moment: what it had committed is there, and all of it is whole. */
class KillTest {
    private static final int ROUNDS = Integer.getInteger("git.kills", 3);

    @TempDir
    Path folder;

    @Test
    void a_kill_leaves_the_repository_whole_and_every_commit_that_was_told_in_it() throws Exception {
        Twin twin = Twin.make(folder.resolve("repo"), folder);
        for (int i = 0; i < 7; i++) {
            twin.write("dir" + i + "/keep.txt", "kept\n");
        }
        twin.git("add", "-A");
        twin.git("commit", "-qm", "First");
        Random random = new Random(3);
        List<String> told = new ArrayList<>();
        int locks = 0;
        for (int round = 0; round < ROUNDS; round++) {
            told.addAll(victim(twin.root(), 150 + random.nextInt(400)));
            Path lock = twin.root().resolve(".git/index.lock");
            locks += Files.deleteIfExists(lock) ? 1 : 0;
            Files.deleteIfExists(twin.root().resolve(".git/HEAD.lock"));
            Files.deleteIfExists(twin.root().resolve(".git/refs/heads/main.lock"));
            assertEquals("", twin.git("fsck", "--strict", "--no-dangling").lines()
                    .filter(line -> !line.startsWith("Checking")).reduce("", String::concat));
            twin.git("status", "--porcelain");
            List<String> commits = twin.git("rev-list", "HEAD").lines().toList();
            assertTrue(commits.containsAll(told), "a commit that was told is gone");
        }
        assertTrue(told.size() >= ROUNDS, "the victims did nothing: " + told.size() + " commits, " + locks + " locks");
    }

    private static List<String> victim(Path root, int millis) throws Exception {
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "--enable-native-access=ALL-UNNAMED",
                "-cp", System.getProperty("java.class.path"), CommittingVictim.class.getName(), root.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD).start();
        List<String> commits = new ArrayList<>();
        try (var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            assertEquals("begin", lines.readLine());
            // The first commit loads all classes; the moments are those of the work.
            commits.add(Objects.requireNonNull(lines.readLine(), "the victim died by itself"));
            Thread.sleep(millis);
            // By its handle: the process itself would close the stream, with what is still to be read.
            process.toHandle().destroyForcibly();
            process.waitFor();
            for (String line = lines.readLine(); line != null && line.length() == 40; line = lines.readLine()) {
                commits.add(line);
            }
        } finally {
            process.destroyForcibly();
        }
        return commits;
    }
}
