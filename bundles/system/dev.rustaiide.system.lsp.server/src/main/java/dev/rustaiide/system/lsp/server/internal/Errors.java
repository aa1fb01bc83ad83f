package dev.rustaiide.system.lsp.server.internal;

import java.util.concurrent.ExecutionException;

import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.slf4j.LoggerFactory;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import dev.rustaiide.foundation.async.Correlation;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.error.JsonRpcError;

/** What a request failed with, as its client gets it. */
final class Errors {
    private Errors() {}

    static ResponseError of(Throwable thrown) {
        Throwable cause = thrown instanceof ExecutionException && thrown.getCause() != null ? thrown.getCause()
                : thrown;
        return switch (cause) {
            case RequestException refused -> new ResponseError(refused.code(), refused.getMessage(), null);
            case FailureException failed -> failure(failed.failure());
            default -> fault(cause);
        };
    }

    /** With what happened, why and what to do next. */
    static ResponseError failure(Failure failure) {
        JsonObject written = JsonParser.parseString(JsonRpcError.of(failure, Correlation.current(),
                ResponseErrorCode.RequestFailed.getValue())).getAsJsonObject();
        return new ResponseError(written.get("code").getAsInt(), written.get("message").getAsString(),
                written.get("data"));
    }

    /** A fault of ours; the log has all of it under the id that the client gets. */
    private static ResponseError fault(Throwable cause) {
        LoggerFactory.getLogger(Errors.class).error("A request failed", cause);
        var error = new ResponseError(ResponseErrorCode.InternalError,
                "This is a fault of the language server: please report it.", null);
        error.setData(Correlation.current());
        return error;
    }
}
