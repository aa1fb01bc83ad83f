package dev.rustaiide.system.lsp.client.internal.rpc;

import dev.rustaiide.foundation.serialization.Json;

/** The other side answered with an error, or not at all. */
public final class RpcException extends Exception {
    public static final int METHOD_NOT_FOUND = -32601;
    public static final int INTERNAL_ERROR = -32603;
    public static final int SERVER_CANCELLED = -32802;
    public static final int CONTENT_MODIFIED = -32801;
    public static final int REQUEST_CANCELLED = -32800;
    /** Not of the protocol: the connection is gone. */
    public static final int GONE = -1;
    /** Not of the protocol: no answer in time. */
    public static final int LATE = -2;
    private static final long serialVersionUID = 1;

    private final int code;

    public RpcException(int code, String message) {
        super(message);
        this.code = code;
    }

    static RpcException of(Json error) {
        return new RpcException((int) error.number("code", INTERNAL_ERROR), error.string("message", "no reason given"));
    }

    public int code() {
        return code;
    }

    /** Whether the same question may be answered when it is asked again. */
    public boolean isPassing() {
        return code == CONTENT_MODIFIED || code == SERVER_CANCELLED;
    }
}
