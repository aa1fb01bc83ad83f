package dev.rustaiide.foundation.history.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Random;

import dev.rustaiide.foundation.fs.WriteReason;

/** Keeps contents in a loop, says which are kept, and prunes now and then, until it is killed. */
final class KeepingVictim {
    private static final WriteReason REASON = new WriteReason(WriteReason.Kind.REFACTORED, "");

    private KeepingVictim() {}

    static byte[] content(long number) {
        return ("content " + number + '\n').repeat((int) (number % 700) + 1).getBytes(UTF_8);
    }

    public static void main(String[] arguments) throws Exception {
        var store = new HistoryStore(Path.of(arguments[0]));
        var random = new Random();
        for (long number = Long.parseLong(arguments[1]);; number++) {
            Path file = Path.of("/work/file" + number % 7 + ".rs");
            store.add(file, content(number), REASON, Instant.now());
            System.out.println(number);
            if (random.nextInt(10) == 0) {
                store.prune(Instant.EPOCH, Long.MAX_VALUE);
            }
        }
    }
}
