package dev.rustaiide.ai.refactoring.rust.internal.items;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;

/** The names of the methods of Rust's standard library: what has one of them may be called upon anything. */
record StandardMethods(Set<String> names) {
    static StandardMethods read() {
        try (InputStream in = StandardMethods.class.getResourceAsStream("standard-methods.txt")) {
            if (in == null) {
                throw new IllegalStateException("standard-methods.txt is not in the bundle");
            }
            return new StandardMethods(new String(in.readAllBytes(), StandardCharsets.UTF_8).lines()
                    .collect(Collectors.toUnmodifiableSet()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
