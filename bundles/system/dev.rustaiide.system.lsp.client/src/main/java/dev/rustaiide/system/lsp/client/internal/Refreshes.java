package dev.rustaiide.system.lsp.client.internal;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import dev.rustaiide.foundation.language.AnswersOutdated;
import dev.rustaiide.foundation.language.CodeLens;
import dev.rustaiide.foundation.language.InlayHint;
import dev.rustaiide.foundation.language.SemanticToken;
import dev.rustaiide.foundation.language.TextShape;

/** A server's word that its answers would be others now, as events. */
final class Refreshes {
    private static final Map<String, Class<?>> KINDS = Map.of(
            "workspace/semanticTokens/refresh", SemanticToken.In.class,
            "workspace/inlayHint/refresh", InlayHint.In.class,
            "workspace/codeLens/refresh", CodeLens.In.class,
            "workspace/foldingRange/refresh", TextShape.Folding.class);
    static final String DIAGNOSTICS = "workspace/diagnostic/refresh";

    private Refreshes() {}

    static void publish(String server, String refresh, Consumer<Record> events) {
        for (Class<?> kind : KINDS.containsKey(refresh) ? List.<Class<?>>of(KINDS.get(refresh)) : List.<Class<?>>of()) {
            events.accept(new AnswersOutdated(server, kind));
        }
    }
}
