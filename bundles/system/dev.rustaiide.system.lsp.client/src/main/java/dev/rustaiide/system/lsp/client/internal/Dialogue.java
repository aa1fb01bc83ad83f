package dev.rustaiide.system.lsp.client.internal;

import java.util.Optional;

import dev.rustaiide.foundation.async.Scope;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.language.Effect;
import dev.rustaiide.foundation.language.Origin;
import dev.rustaiide.foundation.language.SourceText;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.system.lsp.client.LanguageServer.Params;
import dev.rustaiide.system.lsp.client.LanguageServer.Places;
import dev.rustaiide.system.lsp.client.internal.server.SupervisedServer;
import dev.rustaiide.system.lsp.client.internal.server.Texts;

/** One question on its way: asks the server in the thread of the question. A server that can not knows nothing. */
record Dialogue(ServerSource source, SupervisedServer server, Scope scope) {
    /** What the server says about {@code method}; empty if it can not. */
    Optional<Json> options(SourceText text, String method) throws FailureException, InterruptedException {
        return server.awaitAbilities(scope).options(method, text.language());
    }

    /** The answer; {@link Json#NULL} if it can not. */
    Json ask(SourceText text, String method, Params params) throws FailureException, InterruptedException {
        return options(text, method).isEmpty() ? Json.NULL : server.ask(scope, text, method, params);
    }

    /** As {@link #ask}, about a text as a whole. */
    Json ask(SourceText text, String method) throws FailureException, InterruptedException {
        return ask(text, method, places -> about(places).build());
    }

    /** Asks to go on from an earlier answer. */
    Json goOn(String method, Json params) throws FailureException, InterruptedException {
        return server.ask(scope, method, params);
    }

    static Json.ObjectBuilder about(Places places) {
        return Json.object().put("textDocument", places.document());
    }

    Texts texts(SourceText text) {
        return server.texts(text);
    }

    Origin origin(SourceText text, Json item) {
        return new Origin(source, new Handle(server, text, item));
    }

    /** What {@code command} of the protocol does. */
    Optional<Effect> effect(SourceText text, Json command) {
        return source.effect(server, text, command);
    }

}
