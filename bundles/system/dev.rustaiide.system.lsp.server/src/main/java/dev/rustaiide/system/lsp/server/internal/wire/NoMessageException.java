package dev.rustaiide.system.lsp.server.internal.wire;

import java.io.IOException;

/** What came is no message of the protocol; the client is told and left. */
public final class NoMessageException extends IOException {
    private static final long serialVersionUID = 1;

    public NoMessageException(String why) {
        super(why);
    }
}
