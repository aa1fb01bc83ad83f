package dev.rustaiide.system.lsp.server.internal;

import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;

/** A request that is answered with an error of the protocol. */
final class RequestException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient ResponseErrorCode code;

    RequestException(ResponseErrorCode code, String message) {
        super(message);
        this.code = code;
    }

    /** What the client asks about was given out for a text, or an answer, that is not there any more. */
    static RequestException outdated() {
        return new RequestException(ResponseErrorCode.ContentModified, "The text has changed since.");
    }

    ResponseErrorCode code() {
        return code;
    }
}
