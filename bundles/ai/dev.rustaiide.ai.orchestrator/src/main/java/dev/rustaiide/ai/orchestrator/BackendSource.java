package dev.rustaiide.ai.orchestrator;

import java.util.List;

import org.osgi.annotation.versioning.ConsumerType;

/** Knows backends: providers, servers on this machine. Whoever has some registers one as a service. */
@ConsumerType
public interface BackendSource {
    /** Those that are set up now, the preferred first. Answers at once. */
    List<Backend> backends();
}
