package dev.rustaiide.system.projects.internal;

import java.util.concurrent.ExecutionException;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;

/** What calls answer to verbs. */
final class Answers {
    private Answers() {}

    static <T> T await(Call<T> call) throws FailureException, InterruptedException {
        try {
            return call.await();
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof FailureException known ? known
                    : new FailureException(new Failure.Other("Cannot do that.", "It failed with "
                            + failed.getCause() + '.', "This is a fault of the program: please report it."), failed);
        } finally {
            call.cancel();
        }
    }
}
