package dev.rustaiide.ai.assistant;

import java.util.List;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Knows tools that an agent can have used: a bundle's own, or those of a server that comes and goes. Whoever has some
 * registers one as a service.
 */
@ConsumerType
public interface ToolSource {
    /** Those that can be used in {@code place} now. Answers at once. Of two with one name the first is used. */
    List<AgentTool> tools(Workplace place);
}
