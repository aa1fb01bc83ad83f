package dev.rustaiide.system.lsp.client;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.osgi.annotation.versioning.ProviderType;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.types.LanguageId;

/** The servers of this process. A service; any thread may use it, and no method blocks. */
@ProviderType
public interface LanguageServers {
    /** All that are known, in alphabetical order. */
    List<ServerDefinition> definitions();

    /** Looks for each of them on this machine, for {@code place}, whose settings may name programs. */
    Call<List<FoundServer>> find(Path place);

    /** The version that {@code found} tells when it is run; fails if it does not run. */
    Call<String> version(FoundServer found);

    /** The root that {@code file}, or a folder, belongs to for {@code definition}; reads the disk. */
    Path rootOf(ServerDefinition definition, Path file);

    /** Those that were started and not stopped. */
    List<LanguageServer> running();

    /** The one that knows about {@code file}, if it was started. */
    Optional<LanguageServer> running(LanguageId language, Path file);

    /**
     * Starts the server of {@code root}, or gives the one that runs. In a folder that is not trusted it starts with
     * the {@code restricted} options, since somebody asked for it; without such options it does not.
     */
    LanguageServer start(ServerDefinition definition, Path root);
}
