package dev.rustaiide.ai.training.decoder.internal.child;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ShortBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The corpus as one row of tokens, two bytes each, mapped. */
final class TokenFile {
    private final ShortBuffer tokens;

    TokenFile(Path file) throws IOException {
        try (var channel = FileChannel.open(file)) {
            tokens = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size()).asShortBuffer();
        }
    }

    int size() {
        return tokens.limit();
    }

    int[] read(int from, int count) {
        int[] some = new int[count];
        for (int i = 0; i < count; i++) {
            some[i] = tokens.get(from + i) & 0xFFFF;
        }
        return some;
    }

    /** Writes what {@code crates} hold: files with a mark between them, crates with another. */
    static void write(Path file, Crates crates, Iterable<String> names, BytePairs tokenizer) throws IOException {
        Path draft = Path.of(file + ".draft");
        try (var out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(draft)))) {
            for (String name : names) {
                for (String text : crates.read(name).files()) {
                    out.writeShort(BytePairs.FILE);
                    for (int token : tokenizer.encode(text)) {
                        out.writeShort(token);
                    }
                }
                out.writeShort(BytePairs.END);
            }
        }
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
