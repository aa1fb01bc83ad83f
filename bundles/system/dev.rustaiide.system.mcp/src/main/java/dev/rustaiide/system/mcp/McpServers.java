package dev.rustaiide.system.mcp;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.osgi.annotation.versioning.ProviderType;

import dev.rustaiide.foundation.async.Call;

/** The servers with tools that the user has named. A service; any thread may use it. */
@ProviderType
public interface McpServers {
    /** All, whether they are on or not. */
    List<McpServer> all();

    /** What is wrong with the settings, so that servers are passed over; one sentence each. */
    List<String> problems();

    /**
     * Starts {@code server} in {@code folder}, or asks its address, for its tools, and lets go of it. Only for a person
     * who asks for it: whether the folder is trusted is not looked at.
     *
     * <p>Fails with a {@code FailureException} if it is off, or cannot be used.
     */
    Call<Tried> tryOut(McpServer server, Path folder);

    /**
     * What a server offers.
     *
     * @param tools their names for models
     * @param leftOut names of others, with the reason
     */
    record Tried(List<String> tools, Map<String, String> leftOut) {}
}
