package dev.rustaiide.system.lsp.extensions.protocol;

import java.util.List;

import dev.rustaiide.foundation.serialization.Json;

/**
 * A request of ours, from the client to the server.
 *
 * @param method its name on the wire
 * @param about what it is for: a sentence for those who implement it
 * @param <P> its parameters, with a member {@code textDocument}
 * @param <R> its result
 */
public record Extension<P extends Record, R extends Record>(String method, Class<P> params, Class<R> result,
        String about) {
    /** The member of {@code experimental}, among a server's capabilities, that tells which of these it answers. */
    public static final String CAPABILITY = "rustAiIde";
    /** Goes up when something that there was changes its meaning; what is added changes nothing. */
    public static final int VERSION = 1;

    public static final Extension<DocumentParams, Analysis> ANALYSIS = new Extension<>("rust-ai-ide/analysis",
            DocumentParams.class, Analysis.class, "Measures a document as the client shows it.");

    public static final Extension<CallGraph.Params, CallGraph> CALL_GRAPH = new Extension<>("rust-ai-ide/callGraph",
            CallGraph.Params.class, CallGraph.class, "Follows calls over several steps, for which the standard's call "
                    + "hierarchy takes a request a function. Where nothing can be called there are no nodes.");

    public static final Extension<DocumentParams, SyntacticStatus> SYNTACTIC_STATUS = new Extension<>(
            "rust-ai-ide/syntacticStatus", DocumentParams.class, SyntacticStatus.class,
            "Tells what answers about a document rest on: whether a language server that knows types is ready, or "
                    + "names and scopes have to do.");

    public static final Extension<Rewriting.Params, Rewriting> REWRITE = new Extension<>("rust-ai-ide/rewrite",
            Rewriting.Params.class, Rewriting.class, "Has a model write lines anew. Fails, with the reason, if no "
                    + "model can be asked, or what it wrote cannot be used; may take as long as a model does, and "
                    + "can be cancelled. The document is not changed: that is the client's, once a person has "
                    + "accepted it.");

    public static final List<Extension<?, ?>> ALL = List.of(ANALYSIS, CALL_GRAPH, REWRITE, SYNTACTIC_STATUS);

    /** What a server says of itself under {@link #CAPABILITY}. */
    public static Json capability() {
        return Json.object().put("version", VERSION).put("methods",
                Json.strings(ALL.stream().map(Extension::method).toList())).build();
    }

    /** Whether a server with these {@code capabilities} answers this. */
    public boolean isAnsweredBy(Json capabilities) {
        Json ours = capabilities.get("experimental").get(CAPABILITY);
        return ours.number("version", 0) == VERSION && ours.get("methods").items().contains(Json.of(method));
    }
}
