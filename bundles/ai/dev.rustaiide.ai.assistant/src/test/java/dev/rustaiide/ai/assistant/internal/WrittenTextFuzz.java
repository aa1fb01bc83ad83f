package dev.rustaiide.ai.assistant.internal;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

import dev.rustaiide.ai.assistant.Workplace;
import dev.rustaiide.ai.provenance.Provenance;
import dev.rustaiide.ai.refactoring.Buffers;
import dev.rustaiide.foundation.security.Redactor;
import dev.rustaiide.foundation.security.Secret;

/** Whatever a model writes or a diff says is read without an exception: answers with places, diffs, pieces. */
public final class WrittenTextFuzz {
    private static final Workfiles FILES = new Workfiles(new Workplace(Path.of("/nowhere/at/all"), Buffers.NONE, false),
            null);
    private static final Redactor NOTHING = new Redactor() {
        @Override
        public String redact(String text) {
            return text;
        }

        @Override
        public void learn(Secret secret) {
            // There are none.
        }
    };

    private WrittenTextFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) {
        String text = new String(data, StandardCharsets.UTF_8);
        Review review = Review.of(text, FILES, NOTHING);
        if (review.added() < 0 || review.removed() < 0 || review.summary().isEmpty()) {
            throw new AssertionError(review.summary());
        }
        var staging = new Staging(FILES, null, (Provenance) null, Staging.Keeper.NOBODY);
        Citations.Checked checked = new Citations(FILES, staging).check(text);
        if (!checked.text().replace(Citations.NO_PLACE, "").equals(text.replace(Citations.NO_PLACE, ""))
                || !checked.citations().isEmpty()) {
            throw new AssertionError(checked.text());
        }
        var watch = new TextWatch(1 << 20);
        Optional<String> stopped = Optional.empty();
        for (int at = 0; at < text.length() && stopped.isEmpty(); at += 7) {
            stopped = watch.see(text.substring(at, Math.min(text.length(), at + 7)));
        }
    }
}
