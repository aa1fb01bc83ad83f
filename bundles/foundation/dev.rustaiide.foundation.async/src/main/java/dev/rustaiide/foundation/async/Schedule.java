package dev.rustaiide.foundation.async;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import org.slf4j.LoggerFactory;

/** Work that comes again and again until it is cancelled. */
final class Schedule implements Work<Boolean> {
    private final String name;
    private final long period;
    private final Work<?> work;
    private boolean failing;

    Schedule(String name, Duration period, Work<?> work) {
        if (!period.isPositive()) {
            throw new IllegalArgumentException("a period of " + period);
        }
        this.name = name;
        this.period = period.toNanos();
        this.work = work;
    }

    @Override
    public Boolean run(Scope scope) throws InterruptedException {
        for (long next = System.nanoTime() + period;; next += period) {
            long late = System.nanoTime() - next;
            if (late > 0) {
                next += late - late % period; // the turns that were missed are not made up for
            } else {
                TimeUnit.NANOSECONDS.sleep(-late);
            }
            turn(scope);
        }
    }

    @SuppressWarnings("PMD.AvoidCatchingThrowable")
    private void turn(Scope scope) throws InterruptedException {
        try {
            Context.current().with(new Correlation()).call(() -> work.run(scope));
            failing = false;
        } catch (InterruptedException cancelled) {
            throw cancelled;
        } catch (Throwable cause) { // boundary: one turn must not end those to come
            if (!failing) {
                LoggerFactory.getLogger(Schedule.class).error("{} failed; it goes on", name, cause);
            }
            failing = true;
        }
        scope.check();
    }
}
