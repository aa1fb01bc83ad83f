package dev.rustaiide.system.lsp.client.internal.rpc;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.serialization.Json;

/** What comes from the other side, one after the other on the thread that reads: do not wait there. */
public interface Handler {
    /** It tells something. */
    void told(String method, Json params);

    /** It asks something; a call that fails with an {@link RpcException} is answered with its code. */
    Call<Json> asked(String method, Json params);
}
