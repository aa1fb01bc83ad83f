package dev.rustaiide.ai.acceptance.internal;

import java.time.Instant;
import java.util.Random;

import dev.rustaiide.ai.acceptance.Choice;
import dev.rustaiide.ai.acceptance.Outcome;
import dev.rustaiide.ai.acceptance.Shown;
import dev.rustaiide.foundation.security.Redactor;
import dev.rustaiide.foundation.security.Secret;

/** Choices that are as good as real ones. */
final class Made {
    static final int WIDTH = 27;
    static final int ROWS = 24;
    private static final long START = 1_790_000_000_000L;

    private Made() {}

    /** The one of that number: its place, its time and its rows follow from it. */
    static Choice choice(int number) {
        var random = new Random(number);
        float[] rows = new float[WIDTH * ROWS];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = i % WIDTH < 9 ? random.nextFloat() : number % 7;
        }
        boolean isLeft = number % 3 == 2;
        return new Choice(Instant.ofEpochMilli(START + number), Shown.values()[number % 2],
                Outcome.values()[number % 3], "src/file" + number + ".rs", "rust", isLeft ? 0 : 1 + number % 5, 40,
                isLeft ? -1 : number % ROWS, WIDTH, rows);
    }

    /** Knows secrets by one word. */
    static Redactor redactor() {
        return new Redactor() {
            @Override
            public String redact(String text) {
                return text.replace("ghp_canary", Secret.SHOWN);
            }

            @Override
            public void learn(Secret secret) {
                throw new UnsupportedOperationException();
            }
        };
    }
}
