package dev.rustaiide.foundation.config.internal;

import java.nio.file.Path;

import dev.rustaiide.foundation.config.SettingKey;
import dev.rustaiide.foundation.error.FailureException;

/** Counts up in a setting of its own for ever, and prints each number once it is set: a victim for a test. */
public final class CountingWriter {
    private CountingWriter() {}

    static SettingKey<Long> key(int writer) {
        return SettingKey.number("writer.w" + writer, 0, 0, Long.MAX_VALUE, "Count", "A number.", "Test");
    }

    /** FOLDER WRITER */
    public static void main(String[] words) throws FailureException, InterruptedException {
        SettingKey<Long> key = key(Integer.parseInt(words[1]));
        LayeredSettings settings = new Fixture(Path.of(words[0])).open();
        for (long next = settings.get(key) + 1;; next++) {
            settings.set(key, next);
            System.out.println(next);
            Thread.sleep(1); // the others want their turn too
        }
    }
}
