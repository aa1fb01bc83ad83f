package dev.rustaiide.ai.ml.pipeline.internal;

import java.util.concurrent.ExecutionException;

import dev.rustaiide.ai.ml.pipeline.StepRun;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.error.FailureException;

/** Calls that a step waits for: they tell their progress as its own, and fail with their own failure. */
final class Following {
    private Following() {}

    static <T> T await(StepRun run, Call<T> call) throws FailureException, InterruptedException, ExecutionException {
        call.onProgress(Runnable::run, run.scope()::report);
        try {
            return run.scope().await(call);
        } catch (ExecutionException failed) {
            Throwable cause = failed;
            while (cause instanceof ExecutionException && cause.getCause() != null) {
                cause = cause.getCause();
            }
            if (cause instanceof FailureException known) {
                throw known;
            }
            throw failed;
        }
    }
}
