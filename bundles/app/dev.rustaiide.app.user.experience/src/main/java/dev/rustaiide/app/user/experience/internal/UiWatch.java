package dev.rustaiide.app.user.experience.internal;

import java.time.Duration;
import java.time.Instant;
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
import dev.rustaiide.system.user.experience.Pause;
import dev.rustaiide.system.user.experience.Pauses;

/**
 * Catches the UI thread waiting: a pause that a person feels goes to the log and to {@link Events} with what the thread
 * was at. Costs two clock readings for an event, and nothing while nothing happens.
 */
@Creatable
public final class UiWatch {
    static final Duration FELT = Duration.ofMillis(100);
    private static final long LOOK_MILLIS = 30;
    private static final int FRAMES = 40;

    private final Waits waits = new Waits(System::nanoTime);
    private final LastLook looked = new LastLook(waits::underWay);
    private final Semaphore busy = new Semaphore(0);
    private final Thread thread;
    private final Events events;
    private final Pauses kept;
    private volatile boolean resting = true;

    @Inject
    public UiWatch(Display display, Events events, Pauses kept) {
        this.thread = display.getThread();
        this.events = events;
        this.kept = kept;
        display.addListener(SWT.PreEvent, event -> begin());
        display.addListener(SWT.PostEvent, event -> told(waits.end()));
        display.addListener(SWT.PreExternalEventDispatch, event -> told(waits.sleep()));
        display.addListener(SWT.PostExternalEventDispatch, event -> waits.wake());
        Call<?> looking = Call.start("watch the window", this::look);
        display.disposeExec(() -> {
            looking.cancel();
            LoggerFactory.getLogger(UiWatch.class).info("The window's longest pause was {} ms ({})",
                    TimeUnit.NANOSECONDS.toMillis(waits.longest()), waits);
        });
    }

    /** What has been measured since the window opened, as a sentence. */
    String summary() {
        long count = Math.max(1, waits.count());
        return String.format("Since this window opened: %,d events, %.2f %% of them within a sixtieth of a second,"
                + " the longest %d ms.", waits.count(), 100.0 * waits.withinFrame() / count,
                TimeUnit.NANOSECONDS.toMillis(waits.longest()));
    }

    private void begin() {
        if (waits.begin() && resting) {
            resting = false;
            busy.release();
        }
    }

    /** Looks what the thread is at, as long as it is at the same thing. */
    private boolean look(Scope scope) throws InterruptedException {
        while (true) {
            busy.acquire();
            long before = -1;
            for (long now = waits.underWay(); now != 0 || before != 0; now = waits.underWay()) {
                if (now != 0 && now == before) {
                    looked.look(now, this::stack);
                }
                before = now;
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            }
            resting = true;
        }
    }

    private String stack() {
        return Stream.of(thread.getStackTrace()).limit(FRAMES).map(StackTraceElement::toString)
                .collect(Collectors.joining("\n"));
    }

    private void told(long nanos) {
        if (nanos > FELT.toNanos()) {
            String stack = looked.during(waits.lastEnded());
            long millis = TimeUnit.NANOSECONDS.toMillis(nanos);
            LoggerFactory.getLogger(UiWatch.class).atWarn().addKeyValue("stack", stack)
                    .log("The window did not answer for {} ms", millis);
            events.publish(new WindowPaused(millis, stack));
            Pause pause = new Pause(Instant.now(), millis, stack);
            Call.start("keep pause", scope -> {
                kept.add(pause);
                return pause;
            });
        }
    }
}
