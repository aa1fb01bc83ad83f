package dev.rustaiide.system.lsp.client.internal.rpc;

import java.io.IOException;

/** What came is no message of the protocol; nothing that follows can be understood either. */
public final class FrameException extends IOException {
    private static final long serialVersionUID = 1;

    FrameException(String message) {
        super(message);
    }
}
