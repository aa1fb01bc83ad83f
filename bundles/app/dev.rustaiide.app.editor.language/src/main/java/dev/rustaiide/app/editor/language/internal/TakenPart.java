package dev.rustaiide.app.editor.language.internal;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.foundation.async.Debounce;

/**
 * Tells who offered a way to go on how much of it was taken, unless all of it is: when people let go of it, and within
 * a second at the latest. UI thread only.
 */
final class TakenPart {
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Inquiries inquiries;
    private final Debounce pause;
    private @Nullable Way waits;

    TakenPart(Inquiries inquiries) {
        this.inquiries = inquiries;
        this.pause = new Debounce(PAUSE, inquiries.ui(), this::tell);
    }

    /** All before what is left in {@code left} stands there, the last of it taken. */
    void note(Way left) {
        waits = left;
        pause.trigger();
    }

    /** The rest was taken too. */
    void forget() {
        pause.cancel();
        waits = null;
    }

    /** Tells it now, if there is anything that was not told yet. */
    void tell() {
        Way left = waits;
        forget();
        if (left != null) {
            left.of().then(left.done()).ifPresent(inquiries::perform);
        }
    }
}
