package dev.rustaiide.system.lsp.client.internal.server;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.types.Severity;

/** Who hears what a server says by itself; on the thread that reads, so do not wait. */
interface Hearer {
    /** Something about its work has changed: see {@link Activity}. */
    void activity();

    void diagnostics(Json published);

    /** Answers to {@code method} would be others now. */
    void outdated(String method);

    void notice(Severity severity, String text);

    Call<Boolean> edit(String label, Json edit);
}
