package dev.rustaiide.ai.completion;

import java.util.concurrent.ExecutionException;

import org.osgi.annotation.versioning.ConsumerType;

import dev.rustaiide.foundation.error.FailureException;

/** Keeps what parts of long work came to, so that the work goes on where it was when it is begun again. */
@ConsumerType
@FunctionalInterface
public interface Kept {
    /** Keeps nothing. */
    Kept NOTHING = (name, piece) -> piece.make();

    /**
     * What {@code piece} made when it was asked for under {@code name} before, in the same work on the same inputs;
     * else it makes that now.
     *
     * @throws FailureException if it cannot be made or kept
     * @throws InterruptedException if the work is cancelled
     */
    byte[] part(String name, Piece piece) throws FailureException, InterruptedException, ExecutionException;

    /** Makes a part: the same bytes for the same inputs. */
    @FunctionalInterface
    interface Piece {
        /** @throws FailureException if it cannot be made */
        byte[] make() throws FailureException, InterruptedException, ExecutionException;
    }
}
