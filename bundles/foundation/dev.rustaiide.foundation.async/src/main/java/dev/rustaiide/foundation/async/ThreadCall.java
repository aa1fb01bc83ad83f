package dev.rustaiide.foundation.async;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/** A call that owns one virtual thread, or none if it has ended from the start. */
final class ThreadCall<T> implements Call<T>, Scope {
    private final String name;
    private final Correlation correlation;
    private final @Nullable Thread thread;
    private final CompletableFuture<Outcome<T>> outcome = new CompletableFuture<>();
    private final Set<Call<?>> parts = ConcurrentHashMap.newKeySet();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile Progress progress = Progress.NONE;
    private volatile boolean cancelled;
    /** Guarded by this: no interrupt reaches the thread once the work is over and callbacks run on it. */
    private boolean over;

    private ThreadCall(String name, Work<T> work) {
        this.name = name;
        this.correlation = Correlation.inherited();
        this.thread = Thread.ofVirtual().name(name).unstarted(() -> correlation.run(() -> run(work)));
    }

    private ThreadCall(Outcome<T> outcome) {
        this.name = "done";
        this.correlation = new Correlation();
        this.thread = null;
        this.over = true;
        this.outcome.complete(outcome);
    }

    static <T> Call<T> begin(String name, Work<T> work) {
        var call = new ThreadCall<T>(name, work);
        if (call.thread != null) {
            call.thread.start();
        }
        return call;
    }

    static <T> Call<T> done(Outcome<T> outcome) {
        return new ThreadCall<>(outcome);
    }

    @SuppressWarnings("PMD.AvoidCatchingThrowable") // the boundary of the work: whatever it throws is its outcome
    private void run(Work<T> work) {
        Outcome<T> end;
        try {
            end = new Outcome.Success<>(work.run(this));
        } catch (InterruptedException stopped) {
            end = new Outcome.Cancelled<>();
        } catch (ExecutionException part) {
            end = new Outcome.Failed<>(part.getCause() == null ? part : part.getCause());
        } catch (Throwable cause) { // boundary: the outcome carries it
            end = new Outcome.Failed<>(cause);
        }
        end(end);
    }

    private void end(Outcome<T> end) {
        boolean late;
        synchronized (this) {
            over = true;
            late = cancelled;
            Thread.interrupted(); // what comes now is not the work any more
        }
        Outcome<T> last = late ? new Outcome.Cancelled<>() : end;
        if (!(last instanceof Outcome.Success)) {
            parts.forEach(Call::cancel);
        }
        outcome.complete(last);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public T await() throws InterruptedException, ExecutionException {
        return value(outcome.get());
    }

    @Override
    public T await(Duration patience) throws InterruptedException, ExecutionException, TimeoutException {
        return value(outcome.get(patience.toNanos(), TimeUnit.NANOSECONDS));
    }

    private T value(Outcome<T> end) throws InterruptedException, ExecutionException {
        return switch (end) {
            case Outcome.Success<T>(T value) -> value;
            case Outcome.Failed<T>(Throwable cause) -> throw new ExecutionException(cause);
            case Outcome.Cancelled<T>() -> throw new InterruptedException(name + " was cancelled");
        };
    }

    @Override
    public void cancel() {
        synchronized (this) {
            if (!over && thread != null) {
                cancelled = true;
                thread.interrupt();
            }
        }
        parts.forEach(Call::cancel);
    }

    @Override
    public Call<T> cancelAfter(Duration patience) {
        // The copy takes its timer along when the call ends in time.
        outcome.copy().orTimeout(patience.toNanos(), TimeUnit.NANOSECONDS).whenComplete((end, late) -> {
            if (late != null) {
                cancel();
            }
        });
        return this;
    }

    @Override
    public boolean isDone() {
        return outcome.isDone();
    }

    @Override
    public boolean isCancelled() {
        return cancelled;
    }

    @Override
    public Progress progress() {
        return progress;
    }

    @Override
    public Call<T> whenDone(Executor executor, Consumer<Outcome<T>> then) {
        Correlation reason = Correlation.inheritedOr(correlation);
        outcome.thenAccept(end -> hand(executor, () -> reason.run(() -> then.accept(end))));
        return this;
    }

    @Override
    public Call<T> onProgress(Executor executor, Consumer<Progress> listener) {
        var waiting = new AtomicBoolean();
        listeners.add(() -> {
            if (waiting.compareAndSet(false, true) && !hand(executor, () -> {
                waiting.set(false);
                listener.accept(progress);
            })) {
                waiting.set(false);
            }
        });
        return this;
    }

    @Override
    public void report(Progress now) {
        progress = now;
        listeners.forEach(Runnable::run);
    }

    @Override
    public <P> Call<P> start(String partName, Work<P> part) {
        return adopt(Call.start(partName, part));
    }

    @Override
    public <P> P await(Call<P> part) throws InterruptedException, ExecutionException {
        return adopt(part).await();
    }

    private <P> Call<P> adopt(Call<P> part) {
        parts.add(part);
        part.whenDone(Runnable::run, end -> parts.remove(part));
        if (cancelled) {
            part.cancel();
        }
        return part;
    }

    /** An executor may be gone, e.g. with its window, and what it runs may throw: neither is the work's trouble. */
    private boolean hand(Executor executor, Runnable then) {
        try {
            executor.execute(() -> Guarded.run(name, then));
            return true;
        } catch (RuntimeException refused) { // boundary: somebody else's executor
            System.getLogger(ThreadCall.class.getName()).log(Level.DEBUG, () -> "Nobody hears of " + name, refused);
            return false;
        }
    }
}
