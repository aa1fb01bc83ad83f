package dev.rustaiide.system.lsp.client.internal;

import java.util.List;
import java.util.Optional;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import dev.rustaiide.foundation.language.LanguageDeclarations;
import dev.rustaiide.foundation.language.ServerDeclaration;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.system.lsp.client.RootMarker;
import dev.rustaiide.system.lsp.client.ServerDefinition;
import dev.rustaiide.system.lsp.client.ServerDefinitions;

/** The servers that plug-ins and the user declare; of those that the product knows too only the user's. */
@Component
public final class DeclaredServers implements ServerDefinitions {
    private final LanguageDeclarations declarations;

    @Activate
    public DeclaredServers(@Reference LanguageDeclarations declarations) {
        this.declarations = declarations;
    }

    @Override
    public List<ServerDefinition> definitions() {
        return declarations.servers().stream()
                .filter(server -> server.isUsers() || !BuiltInServers.knows(server.id()))
                .map(DeclaredServers::definition).toList();
    }

    private static ServerDefinition definition(ServerDeclaration server) {
        Json nothing = Json.object().build();
        return new ServerDefinition(server.id(), server.languages(),
                server.roots().stream().map(RootMarker::file).toList(), server.programs(), server.arguments(),
                server.versionArguments(), server.section(), server.options(),
                server.isSafe() ? Optional.of(nothing) : Optional.empty(), nothing, ServerDefinition.ALL_ENCODINGS,
                server.install());
    }
}
