package dev.rustaiide.system.git.integration.internal.remotes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.platform.testing.RealMachine;
import dev.rustaiide.system.git.integration.Branches;
import dev.rustaiide.system.git.integration.Submodule;
import dev.rustaiide.system.git.integration.internal.staging.Twin;

/**
 * Kills an update of a submodule with its git at any moment. What is found is named, and the next update gets over it,
 * which git's own does not. More rounds: {@code -Dgit.kills=100}.
 */
class SubmoduleKillTest {
    private static final int ROUNDS = Integer.getInteger("git.kills", 3);
    private static final int FILES = 20;

    @TempDir
    Path folder;
    private final Random random = new Random(Long.getLong("git.seed", 7));
    private Twin whole;

    @BeforeEach
    void make() throws Exception {
        Twin part = Twin.make(folder.resolve("part"), folder);
        var bytes = new byte[200_000];
        for (int i = 0; i < FILES; i++) {
            random.nextBytes(bytes);
            Files.write(part.root().resolve("file" + i), bytes);
        }
        part.git("add", "-A");
        part.git("commit", "-qm", "Much");
        whole = Twin.make(folder.resolve("whole"), folder);
        whole.git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", "file://" + part.root(), "sub");
        whole.git("commit", "-qm", "With a part");
    }

    private Path copy(int round) throws Exception {
        Path here = folder.resolve("here" + round);
        whole.git("clone", "-q", whole.root().toString(), here.toString());
        return here;
    }

    /** @param millis behind the moment at which the copy has begun to be written */
    private static void killDuring(Path here, int millis) throws Exception {
        Process victim = new ProcessBuilder("setsid", Path.of(System.getProperty("java.home"), "bin", "java")
                .toString(), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto",
                "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"),
                UpdatingVictim.class.getName(), here.toString()).redirectErrorStream(true)
                .redirectOutput(here.resolveSibling(here.getFileName() + ".log").toFile()).start();
        try {
            for (int i = 0; i < 10_000 && victim.isAlive() && !Files.exists(here.resolve(".git/modules/sub/HEAD"));
                    i++) {
                Thread.sleep(1);
            }
            Thread.sleep(millis);
            new ProcessBuilder("kill", "-9", "--", "-" + victim.pid()).start().waitFor();
            victim.waitFor();
        } finally {
            victim.destroyForcibly();
        }
    }

    private static Submodule only(Path here) throws Exception {
        try (var machine = new RealMachine()) {
            return UpdatingVictim.remotes(here, machine).submodules(here).await().getFirst();
        }
    }

    private static Branches.Done update(Path here) throws Exception {
        try (var machine = new RealMachine()) {
            return UpdatingVictim.remotes(here, machine).updateSubmodules(here).await();
        }
    }

    private static long files(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.count();
        }
    }

    @Test
    void an_update_that_is_killed_is_named_and_done_over() throws Exception {
        int half = 0;
        for (int round = 0; round < ROUNDS; round++) {
            Path here = copy(round);
            killDuring(here, round == 0 ? 0 : random.nextInt(60));
            Submodule found = only(here);
            half += found.isHalf() ? 1 : 0;
            assertTrue(List.of("interrupted: update it again", "not there yet", "as recorded").contains(found.state()),
                    found::toString);
            Files.deleteIfExists(here.resolve(".git/modules/sub/index.lock"));
            Branches.Done done = update(here);
            assertEquals(found.isHalf(), done.said().toString().contains("was interrupted"), done::toString);
            assertEquals("as recorded", only(here).state());
            Twin inside = new Twin(here.resolve("sub"), Twin.environment(folder));
            inside.git("checkout", "-q", "--", ".");
            assertEquals("", inside.git("status", "--porcelain").strip());
            assertEquals(FILES + 1, files(here.resolve("sub")));
            inside.git("fsck", "--strict");
        }
        assertTrue(half > 0, "no kill met a copy that was under way");
    }

    @Test
    void what_people_have_put_into_its_folder_is_not_taken_away() throws Exception {
        Path here = copy(1);
        killDuring(here, 0);
        assertTrue(only(here).isHalf());
        Files.writeString(here.resolve("sub/mine.txt"), "mine\n");
        assertThrows(ExecutionException.class, () -> update(here));
        assertEquals("mine\n", Files.readString(here.resolve("sub/mine.txt")));
    }

    @Test
    void a_lock_that_was_left_in_it_is_named_with_the_way_out() throws Exception {
        Path here = copy(2);
        killDuring(here, 0);
        Files.createFile(here.resolve(".git/modules/sub/index.lock"));
        var failed = assertThrows(ExecutionException.class, () -> update(here));
        var failure = assertInstanceOf(FailureException.class, failed.getCause()).failure();
        assertEquals("Cannot update the submodule sub.", failure.what());
        assertTrue(failure.nextStep().contains("git unlock, in " + here.resolve("sub")), failure::toString);
    }
}
