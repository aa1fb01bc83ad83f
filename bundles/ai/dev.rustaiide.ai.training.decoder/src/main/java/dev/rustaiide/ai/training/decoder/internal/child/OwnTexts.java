package dev.rustaiide.ai.training.decoder.internal.child;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Somebody's own texts to learn from, and others of theirs to check with, as tokens. Some places are read and never
 * foretold: uncommon strings, long numbers, comments. So a decoder learns to write none of them.
 */
public final class OwnTexts implements Tokens {
    public static final int VERSION = 2;
    private final BytePairs tokenizer;
    private int[] tokens = new int[1 << 16];
    private int size;

    private OwnTexts(BytePairs tokenizer) {
        this.tokenizer = tokenizer;
    }

    /** What is learned from, and what is checked with. */
    record Both(OwnTexts learned, OwnTexts checked) {}

    /**
     * Reads what {@code file} holds: {@value #VERSION} and a count, and of each text whether it is learned from, its
     * place, its bytes in UTF-8 with their count, and the bytes that are silent: how many runs, and where each begins
     * and ends.
     */
    static Both read(Path file, BytePairs tokenizer) throws IOException {
        var both = new Both(new OwnTexts(tokenizer), new OwnTexts(tokenizer));
        try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            if (in.readInt() != VERSION) {
                throw new IOException(file + " is of another version");
            }
            for (int left = in.readInt(); left > 0; left--) {
                OwnTexts into = in.readBoolean() ? both.learned : both.checked;
                String place = in.readUTF();
                byte[] bytes = in.readNBytes(in.readInt());
                int[] silent = new int[2 * in.readInt()];
                for (int i = 0; i < silent.length; i++) {
                    silent[i] = in.readInt();
                }
                into.add(place, new String(bytes, StandardCharsets.UTF_8), silent);
            }
        }
        return both;
    }

    private void add(String place, String text, int[] silent) {
        put(BytePairs.FILE | SILENT);
        for (int token : tokenizer.encode(place + '\n')) {
            put(token | SILENT);
        }
        int at = 0;
        int run = 0;
        for (int token : tokenizer.encode(text)) {
            int end = at + tokenizer.bytes(token).length;
            while (run < silent.length && silent[run + 1] <= at) {
                run += 2;
            }
            put(run < silent.length && silent[run] < end ? token | SILENT : token);
            at = end;
        }
    }

    private void put(int token) {
        if (size == tokens.length) {
            tokens = Arrays.copyOf(tokens, 2 * size);
        }
        tokens[size++] = token;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public int stored(int place) {
        return tokens[place];
    }
}
