package dev.rustaiide.foundation.logging.internal.audit;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** Feeds the reader of the trail what nobody wrote: it may find a breach, and nothing else may happen. */
class TrailFuzz {
    public static void fuzzerTestOneInput(byte[] data) {
        try {
            new TrailVerifier(Path.of("fuzz"), Optional.empty(), Optional.empty())
                    .verify(new ByteArrayInputStream(data), () -> new ByteArrayInputStream(data));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        for (String line : new String(data, StandardCharsets.ISO_8859_1).split("\n")) {
            ChainLine parsed = ChainLine.parse(line.getBytes(StandardCharsets.ISO_8859_1));
            if (parsed != null) {
                parsed.entry();
            }
        }
    }
}
