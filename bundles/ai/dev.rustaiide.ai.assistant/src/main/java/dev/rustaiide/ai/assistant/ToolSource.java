package dev.rustaiide.ai.assistant;

import java.util.List;

import org.osgi.annotation.versioning.ConsumerType;

import dev.rustaiide.foundation.async.Call;

/**
 * Knows tools that an agent can have used: a bundle's own, or those of a server that comes and goes. Whoever has some
 * registers one as a service.
 */
@ConsumerType
public interface ToolSource {
    /** Those that can be used in {@code place} now. Answers at once. Of two with one name the first is used. */
    List<AgentTool> tools(Workplace place);

    /**
     * Ends, however it does, when those are there that are on their way to {@code place}: for a task that can wait a
     * little before it looks what there is.
     */
    default Call<?> arriving(Workplace place) {
        return Call.of(true);
    }
}
