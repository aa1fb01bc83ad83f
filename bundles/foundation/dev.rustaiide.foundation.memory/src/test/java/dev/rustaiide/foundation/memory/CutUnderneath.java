package dev.rustaiide.foundation.memory;

import java.lang.foreign.Arena;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import dev.rustaiide.foundation.error.FailureException;

/** Cuts a file of which a mapping is read: large parts, small ones, and into memory outside the heap. */
public final class CutUnderneath {
    private static int failed;
    private static int well;

    private CutUnderneath() {}

    @FunctionalInterface
    private interface Read {
        void run() throws FailureException;
    }

    public static void main(String[] arguments) throws Exception {
        Path file = Path.of(arguments[0]);
        Files.write(file, new byte[8 << 20]);
        byte[] into = new byte[1 << 20];
        try (MappedFile mapped = MappedFile.open(file); Arena arena = Arena.ofConfined()) {
            var outside = arena.allocate(1 << 18);
            for (int i = 0; i < 3000; i++) {
                mapped.read(i * 4L, into, 0, 128); // long enough to be compiled
            }
            attempt(() -> mapped.read(4 << 20, into, 0, into.length));
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.truncate(1 << 20);
            }
            attempt(() -> mapped.read(4 << 20, into, 0, into.length));
            attempt(() -> mapped.read(5 << 20, into, 0, 8));
            attempt(() -> mapped.read(3 << 20, outside));
            attempt(() -> mapped.read(0, into, 0, into.length));
            attempt(() -> mapped.read(1 << 18, outside));
        }
        System.out.println("failed as promised: " + failed + ", read well: " + well);
    }

    private static void attempt(Read read) {
        try {
            read.run();
            well++;
        } catch (FailureException promised) {
            failed++;
        }
    }
}
