package dev.rustaiide.system.lsp.client.internal.server;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.config.Settings;
import dev.rustaiide.foundation.platform.Processes;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.system.file.watching.FileWatching;
import dev.rustaiide.system.lsp.client.FoundServer;
import dev.rustaiide.system.lsp.client.ServerDefinition;

/** What supervised servers need of the world, and who hears of them. */
public interface Host {
    Processes processes();

    Settings settings();

    FileWatching watching();

    /** Whether code of the folder may run. */
    boolean mayRun(Path root);

    FoundServer find(ServerDefinition definition, Path root) throws InterruptedException;

    /** The version that the program tells; empty if it does not. */
    String versionOf(FoundServer found) throws InterruptedException;

    /** Options that depend on how it was found, and on what people chose for its root. */
    Json furtherOptions(FoundServer found, Path root) throws InterruptedException;

    /** Variables that its process gets besides ours. */
    Map<String, String> environment(Path root);

    /** The text of a file that is not open; empty if it cannot be read as one. */
    Optional<Text> read(Path file);

    void publish(Record event);

    void diagnostics(SupervisedServer server, Json published);

    /** Answers to the requests that {@code refresh} names would be others now. */
    void outdated(SupervisedServer server, String refresh);

    /** A session has ended, so that what the server said holds no more. */
    void ended(SupervisedServer server);

    Call<Boolean> edit(SupervisedServer server, String label, Json edit);
}
