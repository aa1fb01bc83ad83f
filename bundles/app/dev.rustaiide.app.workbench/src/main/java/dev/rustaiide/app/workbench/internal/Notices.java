package dev.rustaiide.app.workbench.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import jakarta.inject.Inject;
import org.eclipse.e4.core.di.annotations.Creatable;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

import dev.rustaiide.app.workbench.FailureNotices;
import dev.rustaiide.app.workbench.FailureShown;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.ShownOnce;
import dev.rustaiide.foundation.error.WindowMessage;
import dev.rustaiide.foundation.events.Events;

/** Tells the user about failures, each of them once until it is put away. UI thread only. */
@Creatable
public final class Notices implements FailureNotices {
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

    @Override
    public void show(Failure failure) {
        show(failure, null);
    }

    @Override
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

    /** As {@link FailureNotices#failureOf}. */
    public static Failure failureOf(Throwable cause) {
        return FailureNotices.failureOf(cause);
    }

    private void changed() {
        listeners.forEach(listener -> listener.accept(List.copyOf(shown)));
    }
}
