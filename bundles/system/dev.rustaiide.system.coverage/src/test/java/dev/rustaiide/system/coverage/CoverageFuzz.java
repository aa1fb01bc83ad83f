package dev.rustaiide.system.coverage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import dev.rustaiide.foundation.error.FailureException;

/** Whatever is in a profile or a program, reading ends in lines, or in a failure that says why. */
public final class CoverageFuzz {
    private static final byte[] MAP = new Written().numbers(1, 1, 1, 1, 5, 2, 1, 1, 1, 8, 2, 2, 2, 9, 2, 2).done();
    private static final byte[] FILES = Written.files(false, "/w", "src/a.rs");

    private CoverageFuzz() {}

    /** The first byte says what the others are: a profile, a program, its list of files or one of its maps. */
    public static void fuzzerTestOneInput(byte[] data) {
        if (data.length == 0) {
            return;
        }
        byte[] rest = Arrays.copyOfRange(data, 1, data.length);
        byte[] profile = Written.profile(8 + Math.floorMod(data[0], 3), new long[] {7, 3});
        switch (data[0] & 3) {
            case 0 -> read(rest, Written.program(7, FILES, MAP));
            case 1 -> read(profile, rest);
            case 2 -> read(profile, Written.program(6, rest, MAP));
            default -> read(profile, Written.program(7, FILES, rest));
        }
    }

    /** Whether all of it could be read. */
    static boolean read(byte[] profile, byte[] program) {
        try {
            Path first = Files.createTempFile("fuzz", ".profraw");
            Path second = Files.createTempFile("fuzz", "");
            try {
                return look(Files.write(first, profile), Files.write(second, program));
            } finally {
                Files.delete(first);
                Files.delete(second);
            }
        } catch (IOException disk) {
            throw new UncheckedIOException(disk);
        }
    }

    private static boolean look(Path profile, Path program) {
        try {
            var counted = new Profile();
            counted.add(profile);
            var lines = new CoveredLines(counted, file -> true);
            lines.add(program);
            lines.counts().values().forEach(counts -> counts.forEach((line, count) -> {
                if (line < -1 || count < 0) {
                    throw new IllegalStateException(line + ": " + count);
                }
            }));
            return true;
        } catch (FailureException expected) {
            if (!expected.failure().why().endsWith(".") || expected.failure().nextStep().isEmpty()) {
                throw new IllegalStateException(expected);
            }
            return false;
        }
    }
}
