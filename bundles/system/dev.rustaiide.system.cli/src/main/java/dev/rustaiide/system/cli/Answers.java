package dev.rustaiide.system.cli;

import java.util.concurrent.ExecutionException;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;

/** What calls answer to verbs, whose failures are the command's. */
public final class Answers {
    private Answers() {}

    /**
     * The value of {@code call}, which is cancelled if the user stops the command meanwhile.
     *
     * @throws FailureException as {@link #failure} says
     */
    public static <T> T await(Call<T> call) throws FailureException, InterruptedException {
        try {
            return call.await();
        } catch (ExecutionException failed) {
            throw failure(failed);
        } finally {
            call.cancel();
        }
    }

    /** As {@link #await(Call)}, showing to {@code invocation} how far it is. */
    public static <T> T await(Call<T> call, Invocation invocation) throws FailureException, InterruptedException {
        call.onProgress(Runnable::run, progress -> invocation.progress(progress.total() == 0 ? progress.message()
                : progress.message() + ' ' + progress.done() + " of " + progress.total()));
        return await(call);
    }

    /** The failure that {@code failed} carries, however deep, or one that says that the program is at fault. */
    public static FailureException failure(ExecutionException failed) {
        Throwable cause = failed;
        while (cause instanceof ExecutionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause instanceof FailureException known ? known
                : new FailureException(new Failure.Other("Cannot do that.", "It failed with " + cause + '.',
                        "This is a fault of the program: please report it."), failed);
    }
}
