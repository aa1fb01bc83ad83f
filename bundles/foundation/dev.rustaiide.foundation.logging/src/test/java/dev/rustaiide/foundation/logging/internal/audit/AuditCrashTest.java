package dev.rustaiide.foundation.logging.internal.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.foundation.logging.AuditVerification;
import dev.rustaiide.foundation.security.Signer;

/** Kills {@link AuditWriter}s, two at a time on one file, again and again. */
class AuditCrashTest {
    private static final int ROUNDS = 8;
    private static final int MOST_MS = 120;

    @TempDir
    private Path folder;

    @Test
    void no_confirmed_record_is_lost_and_none_is_taken_for_touched_when_writers_are_killed() throws Exception {
        Path file = folder.resolve("trail.jsonl");
        Signer signer = Signer.generate();
        Path key = folder.resolve("key");
        try (var secret = signer.save()) {
            Files.write(key, secret.utf8());
        }
        var random = new Random();
        Set<String> confirmed = new HashSet<>();
        int torn = 0;
        for (int round = 0; round < ROUNDS; round += 2) {
            List<Process> writers = List.of(start(file, key, round), start(file, key, round + 1));
            List<BufferedReader> outputs = new ArrayList<>();
            for (Process writer : writers) {
                var output = new BufferedReader(new InputStreamReader(writer.getInputStream(),
                        StandardCharsets.UTF_8));
                confirmed.add(output.readLine()); // from here on it is busy
                outputs.add(output);
            }
            for (int i = 0; i < writers.size(); i++) {
                Thread.sleep(random.nextInt(MOST_MS));
                writers.get(i).toHandle().destroyForcibly(); // the process itself would close its output unread
                confirmed.addAll(whole(outputs.get(i)));
                writers.get(i).waitFor();
            }
            AuditVerification found = TrailReading.verify(file, file, Optional.of(signer.verifyingKey()));
            assertTrue(found.isIntact(), found::toString);
            torn += found.notes().toString().contains("interrupted") ? 1 : 0;
        }
        Set<String> there = TrailReading.last(file, Integer.MAX_VALUE, entry -> true).stream()
                .map(entry -> entry.record().subject()).collect(Collectors.toSet());
        confirmed.removeAll(there);
        assertEquals(Set.of(), confirmed, "records whose call had ended; torn ends seen: " + torn);
        assertTrue(there.size() > 10 * ROUNDS, () -> "they wrote hardly anything: " + there.size());
    }

    private static Process start(Path file, Path key, int number) throws IOException {
        return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "-cp",
                System.getProperty("java.class.path"), AuditWriter.class.getName(), file.toString(), key.toString(),
                Integer.toString(number)).redirectError(Redirect.DISCARD).start();
    }

    /** The kill may have come within the last line. */
    private static List<String> whole(BufferedReader output) throws IOException {
        String rest = output.lines().collect(Collectors.joining("\n", "", "\n"));
        List<String> lines = new ArrayList<>();
        for (String line : rest.split("\n")) {
            if (line.endsWith(";")) {
                lines.add(line);
            }
        }
        return lines;
    }
}
