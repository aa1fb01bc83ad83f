package dev.rustaiide.app.workbench.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

import jakarta.inject.Inject;
import org.eclipse.e4.core.di.annotations.Creatable;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

import dev.rustaiide.app.workbench.FailureShown;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.error.ShownOnce;
import dev.rustaiide.foundation.error.WindowMessage;
import dev.rustaiide.foundation.events.Events;

/** Tells the user about failures, each of them once until it is put away. UI thread only. */
@Creatable
public final class Notices {
    private final Events events;
    private final List<Failure> shown = new ArrayList<>();
    private final ShownOnce once = new ShownOnce();
    private final List<Consumer<List<Failure>>> listeners = new ArrayList<>();

    @Inject
    public Notices(Events events) {
        this.events = events;
    }

    /** Hands {@code listener} what is shown, now and after each change. */
    public void onChange(Consumer<List<Failure>> listener) {
        listeners.add(listener);
        listener.accept(List.copyOf(shown));
    }

    /** Shows {@code failure}, unless it is shown, or was reported and put away just now. */
    public void show(Failure failure) {
        show(failure, null);
    }

    /** Shows why a call failed; the log has the trace. */
    public void show(Throwable cause) {
        show(failureOf(cause), cause);
    }

    private void show(Failure failure, @Nullable Throwable cause) {
        if (once.isNew(failure) && !shown.contains(failure)) {
            LoggerFactory.getLogger(Notices.class).error(WindowMessage.of(failure), cause);
            shown.add(failure);
            events.publish(new FailureShown(failure.what(), failure.why()));
            changed();
        }
    }

    public void dismiss(Failure failure) {
        if (shown.remove(failure)) {
            changed();
        }
    }

    /** The failure that {@code cause} carries, or one made of its message. */
    public static Failure failureOf(Throwable cause) {
        for (Throwable one = cause; one != null; one = one.getCause()) {
            if (one instanceof FailureException named) {
                return named.failure();
            }
        }
        String why = Optional.ofNullable(cause.getMessage()).orElse(cause.getClass().getSimpleName());
        return new Failure.Other("Something went wrong.", Objects.requireNonNull(why),
                "Try again; the log has the details.");
    }

    private void changed() {
        listeners.forEach(listener -> listener.accept(List.copyOf(shown)));
    }
}
