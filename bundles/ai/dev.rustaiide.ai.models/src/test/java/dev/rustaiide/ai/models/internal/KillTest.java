package dev.rustaiide.ai.models.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.ai.models.ModelStore.Entry;
import dev.rustaiide.ai.models.ModelStore.Naming;

/** Processes that share a store, and are killed by SIGKILL while they import and remove. */
class KillTest {
    private static final int ROUNDS = Integer.getInteger("killRounds", 3);

    @TempDir
    Path temp;
    /** Whether a model with this digest must be there; not in here if nobody knows. */
    private final Map<String, Boolean> told = new HashMap<>();

    private Process victim(Path exports) throws Exception {
        return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "-cp",
                System.getProperty("java.class.path"), ImportVictim.class.getName(), temp.resolve("store").toString(),
                exports.toString()).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    }

    private Path exports(int first) throws Exception {
        Path exports = temp.resolve("exports" + first);
        for (int i = 0; i < 4; i++) {
            Samples.decoder(exports.resolve(Integer.toString(i)).resolve("coder"), first + i);
        }
        return exports;
    }

    @Test
    void a_model_is_there_whole_or_not_at_all_whoever_is_killed_when() throws Exception {
        List<Path> exports = List.of(exports(0), exports(10));
        var random = new Random();
        int count = 0;
        for (int round = 0; round < ROUNDS; round++) {
            List<Process> victims = new ArrayList<>();
            for (Path each : exports) {
                victims.add(victim(each));
            }
            for (Process victim : victims) {
                count += kill(victim, random);
            }
            check();
        }
        assertTrue(count > 2 * ROUNDS, count + " imports: the test has lost its point");
        nothingIsLeft(exports.getFirst());
    }

    private int kill(Process victim, Random random) throws Exception {
        int imports = 0;
        try (BufferedReader out = victim.inputReader()) {
            out.readLine();
            String first = out.readLine();
            Thread.sleep(random.nextInt(150), random.nextInt(1_000_000));
            victim.toHandle().destroyForcibly(); // the other way closes what it has said
            victim.waitFor();
            for (String line = first; line != null; line = out.readLine()) {
                if (line.matches(".* [0-9a-f]{64}")) {
                    String digest = line.substring(line.length() - 64);
                    if (line.startsWith("may lack")) {
                        told.remove(digest);
                    } else {
                        told.put(digest, line.startsWith("has"));
                        imports++;
                    }
                }
            }
        }
        return imports;
    }

    private void check() throws Exception {
        var store = Samples.store(temp.resolve("store"));
        List<String> digests = store.entries().stream().map(entry -> entry.model().digest()).toList();
        told.forEach((digest, there) -> {
            if (there) {
                assertTrue(digests.contains(digest), "told and not there");
            }
        });
        assertEquals(List.of(), store.check().await());
        for (Entry entry : store.entries()) {
            entry.model().files();
        }
    }

    private void nothingIsLeft(Path exports) throws Exception {
        var store = Samples.store(temp.resolve("store"));
        store.importFrom(exports.resolve("0/coder"), Naming.NONE).await();
        for (Entry entry : store.entries()) {
            store.remove(entry.model().card().id()).await();
        }
        for (String folder : List.of("blobs", "cards", "folders", "incoming")) {
            assertEquals(List.of(), StoreFolder.list(temp.resolve("store").resolve(folder)), folder);
        }
        assertTrue(Files.exists(temp.resolve("store/changed")));
    }
}
