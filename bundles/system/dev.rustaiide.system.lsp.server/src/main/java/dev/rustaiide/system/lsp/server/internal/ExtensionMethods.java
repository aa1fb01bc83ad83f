package dev.rustaiide.system.lsp.server.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;

import dev.rustaiide.foundation.language.Answer;
import dev.rustaiide.foundation.language.SourceStatus;
import dev.rustaiide.foundation.language.TextMetrics;
import dev.rustaiide.foundation.language.TextMetrics.FunctionMetrics;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.serialization.JsonException;
import dev.rustaiide.foundation.types.Range;
import dev.rustaiide.system.lsp.extensions.protocol.Analysis;
import dev.rustaiide.system.lsp.extensions.protocol.DocumentParams;
import dev.rustaiide.system.lsp.extensions.protocol.Extension;
import dev.rustaiide.system.lsp.extensions.protocol.SyntacticStatus;
import dev.rustaiide.system.lsp.extensions.protocol.Wire;

/** What we answer beyond the standard. */
final class ExtensionMethods {
    private ExtensionMethods() {}

    /** Answers a request of ours. */
    @FunctionalInterface
    interface Answerer<P, R> {
        R answer(Asked asked, P params) throws Exception;
    }

    static void addTo(Methods methods, RewriteActions rewriting) {
        add(methods, Extension.ANALYSIS, ExtensionMethods::analyze);
        add(methods, Extension.CALL_GRAPH, (asked, params) -> new CallGraphs(asked, params).graph());
        add(methods, Extension.REWRITE, rewriting::written);
        add(methods, Extension.SYNTACTIC_STATUS, ExtensionMethods::status);
    }

    /** LSP4J does not know these and leaves their parameters as they came. */
    private static <P extends Record, R extends Record> void add(Methods methods, Extension<P, R> extension,
            Answerer<P, R> answerer) {
        methods.about(extension.method(), JsonElement.class, ExtensionMethods::document, (asked, sent) -> {
            P params = read(extension, sent);
            return JsonParser.parseString(Wire.json(answerer.answer(asked, params)).print());
        });
    }

    /** That of a message without one has no name. */
    private static TextDocumentIdentifier document(JsonElement sent) {
        JsonElement document = sent.isJsonObject() ? sent.getAsJsonObject().get("textDocument") : null;
        JsonElement uri = document instanceof JsonObject named ? named.get("uri") : null;
        return new TextDocumentIdentifier(uri instanceof JsonPrimitive text && text.isString() ? text.getAsString()
                : "");
    }

    private static <P extends Record> P read(Extension<P, ?> extension, JsonElement sent) throws RequestException {
        try {
            return Wire.read(extension.params(), Json.parse(sent.toString()));
        } catch (JsonException wrong) {
            throw new RequestException(ResponseErrorCode.InvalidParams, wrong.getMessage() + '.');
        }
    }

    private static Analysis analyze(Asked asked, DocumentParams params) throws Exception {
        Optional<TextMetrics> found = asked.ask(new TextMetrics.Of(asked.source()));
        if (found.isEmpty()) {
            return new Analysis(false, 0, 0, 0, 0, 0, List.of());
        }
        TextMetrics metrics = found.get();
        List<Analysis.Measured> functions = new ArrayList<>();
        for (FunctionMetrics function : metrics.functions()) {
            functions.add(new Analysis.Measured(function.name(), sent(asked, function.range()),
                    sent(asked, function.selection()), function.lines(), function.parameters(), function.complexity(),
                    function.nesting()));
        }
        return new Analysis(true, metrics.lines(), metrics.codeLines(), metrics.commentLines(), metrics.blankLines(),
                metrics.syntaxErrors(), functions);
    }

    private static Range sent(Asked asked, Range range) throws Exception {
        return ours(asked.range(range));
    }

    /** The client's units in our record. */
    static Range ours(org.eclipse.lsp4j.Range range) {
        return Range.of(range.getStart().getLine(), range.getStart().getCharacter(), range.getEnd().getLine(),
                range.getEnd().getCharacter());
    }

    private static SyntacticStatus status(Asked asked, DocumentParams params) throws Exception {
        Answer<List<SourceStatus>> answer = asked.answer(new SourceStatus.Of(asked.source()));
        List<SyntacticStatus.Source> sources = answer.value().stream()
                .map(one -> new SyntacticStatus.Source(one.name(), one.isSyntactic(), one.isReady())).toList();
        return new SyntacticStatus(sources.stream().noneMatch(one -> one.isReady() && !one.isSyntactic()), sources);
    }
}
