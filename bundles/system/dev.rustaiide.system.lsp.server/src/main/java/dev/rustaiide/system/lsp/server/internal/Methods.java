package dev.rustaiide.system.lsp.server.internal;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.jspecify.annotations.Nullable;

/** The requests that are answered, by their names. */
final class Methods {
    private final Map<String, Method<?>> methods = new HashMap<>();

    /** Answers a request; runs in a thread of its own. */
    @FunctionalInterface
    interface Answerer<P> {
        /** The result as LSP4J writes it; whatever it throws becomes an error that the client gets. */
        @Nullable Object answer(Asked asked, P params) throws Exception;
    }

    /** A request that came, ready to be answered. */
    record Ready(String uri, Work work) {}

    /** What is left to do. */
    @FunctionalInterface
    interface Work {
        @Nullable Object answer(Asked asked) throws Exception;
    }

    private record Method<P>(Class<P> type, Function<P, String> uri, Answerer<P> answerer) {
        Ready ready(@Nullable Object params) throws RequestException {
            if (!type.isInstance(params)) {
                throw new RequestException(ResponseErrorCode.InvalidParams, "These are not the method's parameters.");
            }
            P right = type.cast(params);
            return new Ready(uri.apply(right), asked -> answerer.answer(asked, right));
        }
    }

    /** About a text. */
    <P> Methods about(String name, Class<P> type, Function<P, TextDocumentIdentifier> text, Answerer<P> answerer) {
        methods.put(name, new Method<>(type, params -> text.apply(params).getUri(), answerer));
        return this;
    }

    /** About no text, or about an earlier answer. */
    <P> Methods add(String name, Class<P> type, Answerer<P> answerer) {
        methods.put(name, new Method<>(type, params -> "", answerer));
        return this;
    }

    /** Empty if there is no such method. */
    Optional<Ready> ready(String name, @Nullable Object params) throws RequestException {
        Method<?> method = methods.get(name);
        return method == null ? Optional.empty() : Optional.of(method.ready(params));
    }
}
