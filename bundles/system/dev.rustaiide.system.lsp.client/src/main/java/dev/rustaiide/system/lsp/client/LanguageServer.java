package dev.rustaiide.system.lsp.client;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.osgi.annotation.versioning.ProviderType;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.language.SourceText;
import dev.rustaiide.foundation.language.WorkspaceEdit;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.types.Location;
import dev.rustaiide.foundation.types.Position;
import dev.rustaiide.foundation.types.Range;
import dev.rustaiide.foundation.types.TextEdit;

/**
 * A server of a root, which starts again when it falls. Any thread may use it, and no method blocks. Calls fail with a
 * {@link dev.rustaiide.foundation.error.FailureException} if it does not run, does not answer in time, or says no.
 */
@ProviderType
public interface LanguageServer {
    ServerDefinition definition();

    Path root();

    ServerState state();

    /**
     * Bytes that it and all that it started have in memory; 0 if it does not run, or the system does not tell. Reads
     * files: not for the UI thread.
     */
    long memory();

    /** What it said it can do; nothing while it has not. */
    Json capabilities();

    /** Ends when it has read its project and answers in full; fails when it is given up. */
    Call<ServerState> ready();

    /** Asks what the protocol, or the server's own, knows as {@code method}. Cancelling the call is told to it. */
    Call<Json> ask(String method, Json params);

    /**
     * Asks about {@code text}, which it is told first if it knows another version.
     *
     * @param params makes the parameters, with the places as this server counts them
     */
    Call<Json> ask(SourceText text, String method, Params params);

    /** {@code {"uri": …}}. */
    Json document(Path file);

    /** The place that a location of the protocol is, or the target of a link; empty if it is in no file. */
    Optional<Location> location(Json sent);

    /** The edits of {@code text} that an answer has; what is none is left out. */
    List<TextEdit> edits(SourceText text, Json sent);

    /** The change that a workspace edit of the protocol is. */
    WorkspaceEdit edit(Json sent);

    /** Tells it something, if it runs. */
    void tell(String method, Json params);

    /** The last messages to and from it, the oldest first, and what it wrote as errors. */
    List<ProtocolMessage> log();

    /** Ends it and starts it again, as if it had never fallen. */
    void restart();

    /** Ends it; it starts again when somebody asks for it. */
    Call<Void> stop();

    /** Makes parameters. */
    @FunctionalInterface
    interface Params {
        Json of(Places places);
    }

    /** Places in a text as a server counts them. */
    @ProviderType
    interface Places {
        /** {@code {"uri": …}}. */
        Json document();

        Json position(Position position);

        Json range(Range range);

        /** The range that {@code range} of an answer is; what lies outside of the text is moved to its end. */
        Range range(Json range);
    }
}
