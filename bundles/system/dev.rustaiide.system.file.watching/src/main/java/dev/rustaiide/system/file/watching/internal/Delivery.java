package dev.rustaiide.system.file.watching.internal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.rustaiide.system.file.watching.FileChanges;

/** Tells a batch when it has been quiet for a moment, or when somebody has waited long enough. */
final class Delivery {
    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);
    private static final long QUIET = Duration.ofMillis(50).toNanos();
    private static final long LONGEST = Duration.ofMillis(500).toNanos();

    final Batch batch;
    private final Path root;
    private final Consumer<FileChanges> listener;
    private long first;
    private long last;

    Delivery(Path root, Consumer<FileChanges> listener) {
        this.root = root;
        this.listener = listener;
        this.batch = new Batch(root);
    }

    /** Something was put into the batch just now. */
    void touch() {
        last = System.nanoTime();
        if (first == 0) {
            first = last;
        }
    }

    /** Nanoseconds until the batch is due; none if it is, {@code idle} if there is nothing to tell. */
    long untilDue(long idle) {
        if (batch.isEmpty()) {
            return idle;
        }
        long now = System.nanoTime();
        return Math.max(0, Math.min(last + QUIET - now, first + LONGEST - now));
    }

    void tellIfDue() {
        if (!batch.isEmpty() && untilDue(0) == 0) {
            tell();
        }
    }

    @SuppressWarnings("PMD.AvoidCatchingGenericException") // a listener's mistake must not end the watch for the others
    void tell() {
        first = 0;
        if (batch.isEmpty()) {
            return;
        }
        try {
            listener.accept(batch.take());
        } catch (RuntimeException mistake) { // boundary: somebody else's listener
            LOG.error("A listener failed on changes below " + root, mistake);
        }
    }
}
