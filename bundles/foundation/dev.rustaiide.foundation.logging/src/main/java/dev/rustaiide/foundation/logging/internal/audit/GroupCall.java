package dev.rustaiide.foundation.logging.internal.audit;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Outcome;
import dev.rustaiide.foundation.async.Progress;

/** The call of a group as each of those who share it sees it: none of them can cancel what the others wait for. */
record GroupCall(Call<Boolean> writing) implements Call<Boolean> {
    @Override
    public String name() {
        return writing.name();
    }

    @Override
    public Boolean await() throws InterruptedException, ExecutionException {
        return writing.await();
    }

    @Override
    public Boolean await(Duration patience) throws InterruptedException, ExecutionException, TimeoutException {
        return writing.await(patience);
    }

    @Override
    public void cancel() {
        // the record is written
    }

    @Override
    public Call<Boolean> cancelAfter(Duration patience) {
        return this;
    }

    @Override
    public boolean isDone() {
        return writing.isDone();
    }

    @Override
    public Progress progress() {
        return writing.progress();
    }

    @Override
    public Call<Boolean> whenDone(Executor executor, Consumer<Outcome<Boolean>> then) {
        writing.whenDone(executor, then);
        return this;
    }

    @Override
    public Call<Boolean> onProgress(Executor executor, Consumer<Progress> listener) {
        writing.onProgress(executor, listener);
        return this;
    }
}
