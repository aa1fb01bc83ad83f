package dev.rustaiide.foundation.platform;

import java.io.InputStream;
import java.io.OutputStream;

import dev.rustaiide.foundation.async.Call;

/** A program that was started. Any thread may use it. */
public interface Child {
    long pid();

    /**
     * Gives the exit code once the program has ended and its lines have been delivered; 128 + n if signal n ended it.
     * Cancelling it stops the program and all that it started: they are asked to end, and killed after 2 s. The call
     * ends when they are gone.
     */
    Call<Integer> exit();

    /**
     * Ends what the program, which has ended, left running: asks it to end, and kills it after 2 s. What went into a
     * session of its own (setsid(2)) was meant to outlive it, as a compile server or a daemon, and stays. Where the
     * system does not tell who belongs to whom, that is all but Linux, all stays. Waits for their end.
     */
    default void stopLeft() {
        // Nobody is known who was left.
    }

    /** What the program reads. Close it to tell that there is no more. */
    OutputStream stdin();

    /** What the program writes; empty if {@link Processes#start(Command, java.util.function.Consumer)} reads it. */
    InputStream stdout();

    /** What the program writes as errors; empty if it is read for us. */
    InputStream stderr();
}
