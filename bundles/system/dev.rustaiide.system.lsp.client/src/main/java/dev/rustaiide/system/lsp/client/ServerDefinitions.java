package dev.rustaiide.system.lsp.client;

import java.util.List;

import org.osgi.annotation.versioning.ConsumerType;

/** Makes language servers known. Bundles register it as a service. */
@ConsumerType
public interface ServerDefinitions {
    /** The same each time. */
    List<ServerDefinition> definitions();
}
