package dev.rustaiide.foundation.async;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/** A call that owns one virtual thread. */
final class ThreadCall<T> implements Call<T>, Scope {
    private final String name;
    private final CompletableFuture<Outcome<T>> outcome = new CompletableFuture<>();
    private final List<Call<?>> parts = new CopyOnWriteArrayList<>();
    private final List<Consumer<Progress>> listeners = new CopyOnWriteArrayList<>();
    private volatile Progress progress = Progress.NONE;
    private volatile boolean cancelled;
    private @Nullable Thread thread;

    private ThreadCall(String name) {
        this.name = name;
    }

    static <T> Call<T> begin(String name, Work<T> work) {
        var call = new ThreadCall<T>(name);
        call.thread = Thread.ofVirtual().name(name).start(() -> call.run(work));
        return call;
    }

    static <T> Call<T> done(Outcome<T> outcome) {
        var call = new ThreadCall<T>("done");
        call.outcome.complete(outcome);
        return call;
    }

    @SuppressWarnings("PMD.AvoidCatchingThrowable") // the boundary of the work: whatever it throws is its outcome
    private void run(Work<T> work) {
        Outcome<T> end;
        try {
            T value = work.run(this);
            end = cancelled ? new Outcome.Cancelled<>() : new Outcome.Success<>(value);
        } catch (Throwable cause) {
            end = cancelled ? new Outcome.Cancelled<>() : new Outcome.Failed<>(cause);
        }
        outcome.complete(end);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public T await() throws InterruptedException, ExecutionException {
        return switch (outcome.get()) {
            case Outcome.Success<T>(T value) -> value;
            case Outcome.Failed<T>(Throwable cause) -> throw new ExecutionException(cause);
            case Outcome.Cancelled<T>() -> throw new InterruptedException(name + " was cancelled");
        };
    }

    @Override
    public void cancel() {
        if (outcome.isDone()) {
            return;
        }
        cancelled = true;
        Thread running = thread;
        if (running != null) {
            running.interrupt();
        }
        parts.forEach(Call::cancel);
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
        outcome.thenAcceptAsync(then, executor);
        return this;
    }

    @Override
    public Call<T> onProgress(Executor executor, Consumer<Progress> listener) {
        var waiting = new AtomicBoolean();
        listeners.add(ignored -> {
            if (waiting.compareAndSet(false, true)) {
                executor.execute(() -> {
                    waiting.set(false);
                    listener.accept(progress);
                });
            }
        });
        return this;
    }

    @Override
    public void report(Progress now) {
        progress = now;
        listeners.forEach(listener -> listener.accept(now));
    }

    @Override
    public <P> Call<P> start(String partName, Work<P> part) {
        Call<P> call = Call.start(partName, part);
        parts.add(call);
        call.whenDone(Runnable::run, end -> parts.remove(call));
        if (cancelled) {
            call.cancel();
        }
        return call;
    }
}
