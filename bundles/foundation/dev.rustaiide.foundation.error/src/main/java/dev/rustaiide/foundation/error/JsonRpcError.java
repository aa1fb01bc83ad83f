package dev.rustaiide.foundation.error;

import dev.rustaiide.foundation.error.internal.JsonLine;

/** A failure as the {@code error} member of a JSON-RPC 2.0 response: number, message, and all the rest as data. */
public final class JsonRpcError {
    private JsonRpcError() {}

    /** One line of strict JSON. */
    public static String of(Failure failure) {
        return of(failure, "");
    }

    /** @param correlation what the log names the same undertaking by; may be empty */
    public static String of(Failure failure, String correlation) {
        return of(failure, correlation, failure.kind().rpcCode());
    }

    /**
     * As {@link #of(Failure, String)}, for a protocol that has a number of its own for requests that failed, as LSP
     * has; what the failure is stands in the data.
     */
    public static String of(Failure failure, String correlation, int number) {
        return new JsonLine().put("code", number).put("message", WindowMessage.of(failure))
                .put("data", FailureJson.body(failure, correlation)).toString();
    }
}
