package dev.rustaiide.app.language.views.internal.servers;

import java.util.Optional;
import java.util.concurrent.ExecutionException;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Scope;

/** What programs say of their version. */
final class Versions {
    private Versions() {}

    /** Empty if it does not say. */
    static Optional<String> of(Scope scope, Call<String> asked) throws InterruptedException {
        try {
            return Optional.of(scope.await(asked)).map(Versions::number);
        } catch (ExecutionException silent) {
            // A server that does not tell its version is listed without.
            return Optional.empty();
        }
    }

    /** The first thing with a digit and a dot in a line such as {@code rust-analyzer 1.89.0 (29483883e 2025-08-04)}. */
    static String number(String line) {
        for (String word : line.strip().split("\\s+")) {
            if (word.matches("v?\\d+(\\.\\d+)+.*")) {
                return word;
            }
        }
        return line.strip();
    }
}
