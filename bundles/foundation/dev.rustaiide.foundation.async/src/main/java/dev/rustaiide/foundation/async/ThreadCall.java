package dev.rustaiide.foundation.async;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
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
import org.slf4j.LoggerFactory;

/** A call that owns one thread, or none if it has ended from the start. */
final class ThreadCall<T> implements Call<T>, Scope {
    private final String name;
    private final Context context;
    private final @Nullable Thread thread;
    private final CompletableFuture<Outcome<T>> outcome = new CompletableFuture<>();
    private final Set<Call<?>> parts = ConcurrentHashMap.newKeySet();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile Progress progress = Progress.NONE;
    private volatile boolean cancelled;
    private volatile @Nullable Deadline deadline;
    /** Guarded by this: no interrupt reaches the thread once the work is over and callbacks run on it. */
    private boolean over;

    /** When a call is cancelled if it has not ended, in the JVM's nanoseconds. */
    private record Deadline(long nanos) {
        boolean isBefore(Deadline other) {
            return nanos - other.nanos < 0;
        }

        Duration left() {
            return Duration.ofNanos(Math.max(0, nanos - System.nanoTime()));
        }
    }

    private ThreadCall(Priority priority, String name, Thread.Builder threads, Work<T> work) {
        this.name = name;
        this.context = Context.ofCall(priority);
        this.thread = threads.name(name).unstarted(() -> context.run(() -> run(work)));
    }

    private ThreadCall(Outcome<T> outcome) {
        this.name = "done";
        this.context = Context.current();
        this.thread = null;
        this.over = true;
        this.outcome.complete(outcome);
    }

    static <T> Call<T> begin(Priority priority, String name, Work<T> work) {
        return new ThreadCall<>(priority, name, Thread.ofVirtual(), work).begin();
    }

    static <T> Call<T> beginNative(String name, Work<T> work) {
        return new ThreadCall<>(Priority.INTERACTIVE, name, Thread.ofPlatform().daemon(), work).begin();
    }

    private ThreadCall<T> begin() {
        if (thread != null) {
            thread.start();
        }
        return this;
    }

    static <T> Call<T> done(Outcome<T> outcome) {
        return new ThreadCall<>(outcome);
    }

    @SuppressWarnings("PMD.AvoidCatchingThrowable") // the boundary of the work: whatever it throws is its outcome
    private void run(Work<T> work) {
        Slot slot = context.slot();
        if (slot != null) {
            slot.take();
        }
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
        if (slot != null) {
            slot.give();
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
        if (outcome.isDone()) {
            return value(outcome.get());
        }
        boolean lent = Slot.lend();
        try {
            return value(outcome.get());
        } finally {
            Slot.takeBack(lent);
        }
    }

    @Override
    public T await(Duration patience) throws InterruptedException, ExecutionException, TimeoutException {
        boolean lent = Slot.lend();
        try {
            return value(outcome.get(patience.toNanos(), TimeUnit.NANOSECONDS));
        } finally {
            Slot.takeBack(lent);
        }
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
        bringForward(new Deadline(System.nanoTime() + patience.toNanos()));
        // The copy takes its timer along when the call ends in time.
        outcome.copy().orTimeout(patience.toNanos(), TimeUnit.NANOSECONDS).whenComplete((end, late) -> {
            if (late != null) {
                cancel();
            }
        });
        return this;
    }

    /** The parts end with the whole; its timer is enough for all. */
    private void bringForward(Deadline other) {
        synchronized (this) {
            if (deadline != null && deadline.isBefore(other)) {
                return;
            }
            deadline = other;
        }
        for (Call<?> part : parts) {
            bringForward(part, other);
        }
    }

    private static void bringForward(Call<?> part, Deadline other) {
        if (part instanceof ThreadCall<?> call) {
            call.bringForward(other);
        }
    }

    @Override
    public Optional<Duration> left() {
        return Optional.ofNullable(deadline).map(Deadline::left);
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
        Context after = context.following();
        outcome.thenAccept(end -> hand(executor, () -> after.run(() -> then.accept(end))));
        return this;
    }

    @Override
    public Call<T> onProgress(Executor executor, Consumer<Progress> listener) {
        var waiting = new AtomicBoolean();
        Runnable tell = () -> {
            if (waiting.compareAndSet(false, true) && !hand(executor, () -> {
                waiting.set(false);
                listener.accept(progress);
            })) {
                waiting.set(false);
            }
        };
        listeners.add(tell);
        if (!progress.equals(Progress.NONE) && !isDone()) {
            tell.run(); // it was reported before anybody could listen
        }
        return this;
    }

    @Override
    public void report(Progress now) {
        progress = now;
        listeners.forEach(Runnable::run);
    }

    @Override
    public <P> Call<P> start(String partName, Work<P> part) {
        var call = new ThreadCall<>(Priority.INTERACTIVE, partName, Thread.ofVirtual(), part);
        call.deadline = deadline; // before it can look
        return adopt(call.begin());
    }

    @Override
    public <P> P await(Call<P> part) throws InterruptedException, ExecutionException {
        return adopt(part).await();
    }

    private <P> Call<P> adopt(Call<P> part) {
        parts.add(part);
        Deadline mine = deadline;
        if (mine != null) {
            bringForward(part, mine);
        }
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
            LoggerFactory.getLogger(ThreadCall.class).debug("Nobody hears of {}", name, refused);
            return false;
        }
    }
}
