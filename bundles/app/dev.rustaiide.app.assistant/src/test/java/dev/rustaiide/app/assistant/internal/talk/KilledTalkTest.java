package dev.rustaiide.app.assistant.internal.talk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.ai.assistant.Request;
import dev.rustaiide.ai.assistant.TurnEvent;
import dev.rustaiide.foundation.error.FailureException;

/** A program that keeps conversations is killed at any moment: what it said was kept is there. */
class KilledTalkTest {
    private static final int ROUNDS = 4;
    private static final Path FOLDER = Path.of("/work/shapes");

    /** Writes drafts and answers, each longer than the one before, and tells each that is on the disk. */
    public static final class Victim {
        private Victim() {}

        public static void main(String[] arguments) throws FailureException {
            Path state = Path.of(arguments[0]);
            TalkStore store = new TalkStore(state, FOLDER, TestFiles.in(state));
            Exchange exchange = Exchange.begin(Instant.EPOCH, Request.question("how long?"));
            for (int i = 0; ; i++) {
                exchange = exchange.with(new TurnEvent.Piece("word" + i + ' '));
                store.write(new Draft("x".repeat(i), false, "talk-1"));
                store.write(new KeptTalk("talk-1", List.of(exchange)));
                System.out.println(i);
            }
        }
    }

    @Test
    void what_was_kept_before_a_kill_is_there_after_it(@TempDir Path folder) throws Exception {
        Random random = new Random(5);
        for (int round = 0; round < ROUNDS; round++) {
            Path state = folder.resolve("round" + round);
            int told = kill(state, 20 + random.nextInt(60));
            TalkStore store = new TalkStore(state, FOLDER, TestFiles.in(state));
            int draft = store.draft().text().length();
            String answer = store.talk("talk-1").orElseThrow().exchanges().getFirst().answer();
            assertTrue(draft >= told && draft <= told + 1, draft + " after " + told);
            int words = answer.split(" ").length - 1;
            assertTrue(words >= told && words <= told + 1, words + " after " + told);
        }
    }

    /** Lets it write so many times, and a little more; the last that it told. */
    private static int kill(Path state, int writes) throws IOException, InterruptedException {
        Process victim = new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(),
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "-cp",
                System.getProperty("java.class.path"), Victim.class.getName(),
                state.toString()).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try (BufferedReader told = victim.inputReader()) {
            String last = told.readLine();
            while (last != null && Integer.parseInt(last) < writes) {
                last = told.readLine();
            }
            // By its handle: the process itself would close the pipe.
            victim.toHandle().destroyForcibly();
            // What it told before it was killed still lies in the pipe; half a number was not told.
            for (String more = told.readLine(); more != null; more = told.readLine()) {
                last = more;
            }
            assertEquals(137, victim.waitFor());
            return Integer.parseInt(last);
        }
    }
}
