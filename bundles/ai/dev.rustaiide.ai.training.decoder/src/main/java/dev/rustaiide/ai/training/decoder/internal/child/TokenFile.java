package dev.rustaiide.ai.training.decoder.internal.child;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ShortBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** The corpus as one row of tokens, two bytes each, mapped. */
public final class TokenFile implements Tokens {
    private final ShortBuffer tokens;

    TokenFile(Path file) throws IOException {
        try (var channel = FileChannel.open(file)) {
            tokens = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size()).asShortBuffer();
        }
    }

    @Override
    public int size() {
        return tokens.limit();
    }

    @Override
    public int stored(int place) {
        return tokens.get(place) & 0xFFFF;
    }

    int[] read(int from, int count) {
        int[] some = new int[count];
        for (int i = 0; i < count; i++) {
            some[i] = stored(from + i);
        }
        return some;
    }

    /** What a project holds, as {@link Tokens} tells; each text begins with its name and a line feed. */
    public static byte[] written(Iterable<String> texts, BytePairs tokenizer) {
        var all = new Grown();
        for (String text : texts) {
            all.add(BytePairs.FILE);
            for (int token : tokenizer.encode(text)) {
                all.add(token);
            }
        }
        all.add(BytePairs.END);
        return all.bytes();
    }

    /** Tokens, as many as come. */
    private static final class Grown {
        private ByteBuffer tokens = ByteBuffer.allocate(1 << 16);

        void add(int token) {
            if (!tokens.hasRemaining()) {
                tokens = ByteBuffer.allocate(2 * tokens.capacity()).put(tokens.flip());
            }
            tokens.putShort((short) token);
        }

        byte[] bytes() {
            byte[] bytes = new byte[tokens.flip().remaining()];
            tokens.get(bytes);
            return bytes;
        }
    }
}
