package dev.rustaiide.system.lsp.client;

import java.util.Optional;

import org.osgi.annotation.versioning.ConsumerType;

import dev.rustaiide.foundation.language.Effect;
import dev.rustaiide.foundation.serialization.Json;

/** Knows what commands mean that a server leaves to its client. A service; it must not block. */
@ConsumerType
public interface ClientCommands {
    /** The {@link ServerDefinition#id()} of the server. */
    String server();

    /** What {@code command} does; empty if it is unknown, or makes no sense in its {@code arguments}. */
    Optional<Effect> effect(LanguageServer server, String command, String title, Json arguments);
}
