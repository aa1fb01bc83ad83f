package dev.rustaiide.system.mcp.internal;

import java.time.Duration;

import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.serialization.Json;

/** A server at the other end. Any thread may use it, several at once. */
interface Peer extends AutoCloseable {
    /**
     * The result of a request. Blocks; an interrupt tells the server that it is not wanted any more.
     *
     * @throws FailureException if there is none in time, or the server is gone
     * @throws RefusedException if the server answers with an error
     */
    Json ask(String method, Json parameters, Duration patience)
            throws FailureException, RefusedException, InterruptedException;

    /** Tells something; whether it arrives is not told. */
    void tell(String method, Json parameters);

    /** From now on requests are written as this revision has them. */
    void speak(String revision);

    /** Whether it can be asked. */
    boolean isThere();

    @Override
    void close();

    /** An error of JSON-RPC. */
    final class RefusedException extends Exception {
        private static final long serialVersionUID = 1;

        private final int code;

        RefusedException(int code, String message) {
            super(message);
            this.code = code;
        }

        static RefusedException of(Json error) {
            return new RefusedException((int) error.number("code", 0), Told.line(error.string("message", "")));
        }

        int code() {
            return code;
        }
    }
}
