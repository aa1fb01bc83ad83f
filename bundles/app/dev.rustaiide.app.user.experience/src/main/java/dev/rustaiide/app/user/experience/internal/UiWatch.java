package dev.rustaiide.app.user.experience.internal;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.eclipse.e4.core.di.annotations.Creatable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Display;
import org.slf4j.LoggerFactory;

import dev.rustaiide.app.workbench.WindowPaused;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Scope;
import dev.rustaiide.foundation.events.Events;

/**
 * Catches the UI thread waiting: a pause that a person feels goes to the log and to {@link Events} with what the thread
 * was at. Costs two clock readings for an event, and nothing while nothing happens.
 */
@Creatable
public final class UiWatch {
    static final Duration FELT = Duration.ofMillis(100);
    private static final long LOOK_MILLIS = 30;
    private static final int FRAMES = 40;

    private final Pauses pauses = new Pauses(System::nanoTime);
    private final Semaphore busy = new Semaphore(0);
    private final Thread thread;
    private final Events events;
    private volatile boolean resting = true;
    private volatile String stack = "";

    @Inject
    public UiWatch(Display display, Events events) {
        this.thread = display.getThread();
        this.events = events;
        display.addListener(SWT.PreEvent, event -> begin());
        display.addListener(SWT.PostEvent, event -> told(pauses.end()));
        display.addListener(SWT.PreExternalEventDispatch, event -> told(pauses.sleep()));
        display.addListener(SWT.PostExternalEventDispatch, event -> pauses.wake());
        Call<?> looking = Call.start("watch the window", this::look);
        display.disposeExec(() -> {
            looking.cancel();
            LoggerFactory.getLogger(UiWatch.class).info("The window's longest pause was {} ms ({})",
                    TimeUnit.NANOSECONDS.toMillis(pauses.longest()), pauses);
        });
    }

    private void begin() {
        if (pauses.begin() && resting) {
            resting = false;
            busy.release();
        }
    }

    /** Looks what the thread is at, as long as it is at the same thing. */
    private boolean look(Scope scope) throws InterruptedException {
        while (true) {
            busy.acquire();
            long before = -1;
            for (long now = pauses.underWay(); now != 0 || before != 0; now = pauses.underWay()) {
                if (now != 0 && now == before) {
                    stack = Stream.of(thread.getStackTrace()).limit(FRAMES).map(StackTraceElement::toString)
                            .collect(Collectors.joining("\n"));
                }
                before = now;
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            }
            resting = true;
        }
    }

    private void told(long nanos) {
        if (nanos > FELT.toNanos()) {
            long millis = TimeUnit.NANOSECONDS.toMillis(nanos);
            LoggerFactory.getLogger(UiWatch.class).atWarn().addKeyValue("stack", stack)
                    .log("The window did not answer for {} ms", millis);
            events.publish(new WindowPaused(millis, stack));
        }
    }
}
