package dev.rustaiide.ai.models.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.rustaiide.ai.models.ModelTask;
import dev.rustaiide.ai.models.internal.StoredCard.Traits;

/**
 * A model that was recognised where it is, and can be copied into the store.
 *
 * @param name one that a {@code ModelId} can have
 * @param version if its files say one
 * @param weights which of the parts has them
 * @param tokenizer which of the parts is it
 * @param signer the key that signed it, whole; empty if nobody did
 */
record Offer(String name, Optional<String> version, String title, String licence, String source,
        Set<ModelTask> tasks, Traits traits, String weights, String tokenizer, List<Part> parts, String signer) {
    private static final int LONGEST_NAME = 80;

    /**
     * A file that belongs to it.
     *
     * @param hash which it must have; empty if nobody knows
     */
    record Part(String name, long bytes, String hash, Opening opening) {
        /** The file on the disk. */
        static Part of(Path file) throws IOException {
            return new Part(String.valueOf(file.getFileName()), Files.size(file), "",
                    () -> Files.newInputStream(file));
        }
    }

    /** Gives the content from its beginning. */
    @FunctionalInterface
    interface Opening {
        InputStream open() throws IOException;
    }

    long bytes() {
        return parts.stream().mapToLong(Part::bytes).sum();
    }

    /** {@code words} as far as they can be a name. */
    static String name(String words) {
        String name = words.strip().replaceAll("[^A-Za-z0-9._-]+", "-").replaceAll("^[^A-Za-z0-9]+|[-.]+$", "");
        return name.isEmpty() ? "model" : name.substring(0, Math.min(LONGEST_NAME, name.length()));
    }
}
