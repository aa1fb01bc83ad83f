package dev.rustaiide.system.lsp.extensions.internal;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.language.LanguageSource;
import dev.rustaiide.foundation.language.Question;
import dev.rustaiide.foundation.language.SourceText;
import dev.rustaiide.foundation.language.TextMetrics;
import dev.rustaiide.foundation.language.TextMetrics.FunctionMetrics;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.serialization.JsonException;
import dev.rustaiide.foundation.types.Range;
import dev.rustaiide.system.lsp.client.LanguageServer;
import dev.rustaiide.system.lsp.client.LanguageServer.Places;
import dev.rustaiide.system.lsp.client.LanguageServers;
import dev.rustaiide.system.lsp.extensions.protocol.Analysis;
import dev.rustaiide.system.lsp.extensions.protocol.DocumentParams;
import dev.rustaiide.system.lsp.extensions.protocol.Extension;
import dev.rustaiide.system.lsp.extensions.protocol.TextDocument;
import dev.rustaiide.system.lsp.extensions.protocol.Wire;

/**
 * Asks another Rust AI IDE, declared as a language server, what it answers beyond the standard: {@code rust-ai-ide lsp}
 * on a machine that has what this one has not. Any server that says it answers these requests is as good.
 */
@Component
public final class OwnSource implements LanguageSource {
    private final LanguageServers servers;

    @Activate
    public OwnSource(@Reference LanguageServers servers) {
        this.servers = servers;
    }

    @Override
    public String name() {
        return "another Rust AI IDE";
    }

    @Override
    public boolean isSyntactic() {
        return true;
    }

    @Override
    public boolean covers(SourceText text) {
        return server(text).isPresent();
    }

    @Override
    public boolean isReady(SourceText text) {
        return covers(text);
    }

    private Optional<LanguageServer> server(SourceText text) {
        return servers.running(text.language(), text.file())
                .filter(server -> Extension.ANALYSIS.isAnsweredBy(server.capabilities()));
    }

    @Override
    @SuppressWarnings("unchecked") // what the one question that is known asks for
    public <A> Call<A> ask(Question<A> question) {
        return question instanceof TextMetrics.Of of
                ? server(of.source()).map(server -> (Call<A>) metrics(server, of.source()))
                        .orElseGet(() -> Call.of(question.nothing()))
                : Call.of(question.nothing());
    }

    private static Call<Optional<TextMetrics>> metrics(LanguageServer server, SourceText text) {
        var counted = new AtomicReference<Places>();
        return server.ask(text, Extension.ANALYSIS.method(), places -> {
            counted.set(places);
            return Wire.json(new DocumentParams(new TextDocument(places.document().string("uri", ""))));
        }).then("read analysis", (scope, answer) -> read(server, answer)
                .map(analysis -> metrics(analysis, counted.get())));
    }

    private static Optional<Analysis> read(LanguageServer server, Json answer) throws FailureException {
        try {
            Analysis analysis = Wire.read(Analysis.class, answer);
            return analysis.isParsed() ? Optional.of(analysis) : Optional.empty();
        } catch (JsonException wrong) {
            throw new FailureException(new Failure.Other("Cannot measure the document.", server.definition().id()
                    + " answers what is not as docs/protocol.md has it: " + wrong.getMessage() + '.',
                    "Look whether it is as new as this program."), wrong);
        }
    }

    private static TextMetrics metrics(Analysis analysis, Places places) {
        return new TextMetrics(analysis.lines(), analysis.codeLines(), analysis.commentLines(), analysis.blankLines(),
                analysis.syntaxErrors(), analysis.functions().stream().map(function ->
                    new FunctionMetrics(function.name(), ours(places, function.range()),
                            ours(places, function.selectionRange()), function.lines(), function.parameters(),
                            function.complexity(), function.nesting())).toList());
    }

    /** A range that came in the server's units. */
    private static Range ours(Places places, Range sent) {
        return places.range(Wire.json(sent));
    }
}
