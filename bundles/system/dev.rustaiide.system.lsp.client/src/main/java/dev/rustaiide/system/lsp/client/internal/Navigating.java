package dev.rustaiide.system.lsp.client.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.language.FoundSymbol;
import dev.rustaiide.foundation.language.HierarchyNode;
import dev.rustaiide.foundation.language.HierarchyNode.Link;
import dev.rustaiide.foundation.language.Reference;
import dev.rustaiide.foundation.language.Reference.Use;
import dev.rustaiide.foundation.language.SourceText;
import dev.rustaiide.foundation.language.Target;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.types.Location;
import dev.rustaiide.foundation.types.Range;
import dev.rustaiide.foundation.types.Symbol;
import dev.rustaiide.system.lsp.client.internal.server.Texts;
import dev.rustaiide.system.lsp.client.internal.server.Uris;

/** Ways from one place to others. */
final class Navigating {
    private static final String PARENT_MODULE = "experimental/parentModule";

    private Navigating() {}

    static void addTo(Questions questions) {
        questions.on(Target.Of.class, Navigating::targets);
        questions.on(Reference.Of.class, Navigating::references);
        questions.on(Reference.Marks.class, Navigating::marks);
        questions.on(HierarchyNode.At.class, Navigating::nodes);
        questions.on(HierarchyNode.Next.class, Navigating::next);
        questions.on(FoundSymbol.In.class, Navigating::symbols);
    }

    private static List<Target> targets(Dialogue dialogue, Target.Of question)
            throws FailureException, InterruptedException {
        SourceText source = question.source();
        String method = switch (question.relation()) {
            case DEFINITION -> "textDocument/definition";
            case DECLARATION -> "textDocument/declaration";
            case TYPE -> "textDocument/typeDefinition";
            case IMPLEMENTATION -> "textDocument/implementation";
            case PARENT_MODULE -> PARENT_MODULE;
        };
        boolean can = method.equals(PARENT_MODULE)
                ? dialogue.server().awaitAbilities(dialogue.scope()).isExperimental("parentModule")
                : dialogue.options(source, method).isPresent();
        if (!can) {
            return List.of();
        }
        Json answer = dialogue.server().ask(dialogue.scope(), source, method, places -> Dialogue.about(places)
                .put("position", places.position(question.position())).build());
        Texts texts = dialogue.texts(source);
        List<Json> all = answer instanceof Json.Obj ? List.of(answer) : answer.items();
        return all.stream().flatMap(sent -> target(sent, source.file(), texts).stream()).distinct().toList();
    }

    /** A link, or a mere location. */
    private static Optional<Target> target(Json sent, Path from, Texts texts) {
        if (sent.get("targetUri").isNull()) {
            return texts.location(sent).map(place -> new Target(place, place.range(), Optional.empty()));
        }
        Optional<Range> origin = sent.get("originSelectionRange") instanceof Json.Obj range
                ? Optional.of(texts.range(from, range)) : Optional.empty();
        return Uris.path(sent.string("targetUri", "")).map(file -> {
            Range whole = texts.range(file, sent.get("targetRange"));
            Range name = sent.get("targetSelectionRange") instanceof Json.Obj range ? texts.range(file, range) : whole;
            return new Target(new Location(file, name), whole, origin);
        });
    }

    private static List<Reference> references(Dialogue dialogue, Reference.Of question)
            throws FailureException, InterruptedException {
        SourceText source = question.source();
        Json answer = dialogue.ask(source, "textDocument/references", places -> Dialogue.about(places)
                .put("position", places.position(question.position()))
                .put("context", Json.object().put("includeDeclaration", question.withDeclaration()).build()).build());
        Texts texts = dialogue.texts(source);
        return answer.items().stream().flatMap(sent -> texts.location(sent).stream())
                .sorted(Comparator.comparing(Location::file).thenComparing(place -> place.range().start())).distinct()
                .map(place -> new Reference(place, Use.UNKNOWN)).toList();
    }

    private static List<Reference.Mark> marks(Dialogue dialogue, Reference.Marks question)
            throws FailureException, InterruptedException {
        SourceText source = question.source();
        Json answer = dialogue.ask(source, "textDocument/documentHighlight", places -> Dialogue.about(places)
                .put("position", places.position(question.position())).build());
        Texts texts = dialogue.texts(source);
        return answer.items().stream().map(sent -> new Reference.Mark(texts.range(source.file(), sent.get("range")),
                use(sent.number("kind", 0)))).toList();
    }

    private static Use use(long kind) {
        return kind == 2 ? Use.READ : kind == 3 ? Use.WRITE : Use.UNKNOWN;
    }

    private static List<HierarchyNode> nodes(Dialogue dialogue, HierarchyNode.At question)
            throws FailureException, InterruptedException {
        SourceText source = question.source();
        String method = question.isType() ? "textDocument/prepareTypeHierarchy" : "textDocument/prepareCallHierarchy";
        Json answer = dialogue.ask(source, method, places -> Dialogue.about(places)
                .put("position", places.position(question.position())).build());
        Texts texts = dialogue.texts(source);
        return answer.items().stream().flatMap(sent -> node(dialogue, source, sent, texts).stream()).toList();
    }

    private static Optional<HierarchyNode> node(Dialogue dialogue, SourceText source, Json sent, Texts texts) {
        return Uris.path(sent.string("uri", "")).map(file -> new HierarchyNode(sent.string("name", ""),
                Kinds.symbol(sent.get("kind")), sent.string("detail", ""),
                new Location(file, texts.range(file, sent.get("selectionRange"))),
                texts.range(file, sent.get("range")), dialogue.origin(source, sent)));
    }

    private static List<Link> next(Dialogue dialogue, HierarchyNode.Next question)
            throws FailureException, InterruptedException {
        HierarchyNode node = question.node();
        if (!(node.origin().handle() instanceof Handle handle)) {
            return List.of();
        }
        Json item = Json.object().put("item", handle.item()).build();
        SourceText source = handle.text();
        Texts texts = dialogue.server().texts();
        List<Link> links = new ArrayList<>();
        switch (question.direction()) {
            case CALLERS -> dialogue.goOn("callHierarchy/incomingCalls", item).items().forEach(call ->
                node(dialogue, source, call.get("from"), texts).ifPresent(caller ->
                    links.add(new Link(caller, ranges(caller.location().file(), call, texts)))));
            case CALLEES -> dialogue.goOn("callHierarchy/outgoingCalls", item).items().forEach(call ->
                node(dialogue, source, call.get("to"), texts).ifPresent(callee ->
                    links.add(new Link(callee, ranges(node.location().file(), call, texts)))));
            case SUPERTYPES -> dialogue.goOn("typeHierarchy/supertypes", item).items().forEach(type ->
                node(dialogue, source, type, texts).ifPresent(found -> links.add(new Link(found, List.of()))));
            case SUBTYPES -> dialogue.goOn("typeHierarchy/subtypes", item).items().forEach(type ->
                node(dialogue, source, type, texts).ifPresent(found -> links.add(new Link(found, List.of()))));
        }
        return links;
    }

    private static List<Range> ranges(Path caller, Json call, Texts texts) {
        return call.get("fromRanges").items().stream().map(range -> texts.range(caller, range)).toList();
    }

    private static List<Symbol> symbols(Dialogue dialogue, FoundSymbol.In question)
            throws FailureException, InterruptedException {
        SourceText source = question.source();
        Json answer = dialogue.ask(source, "textDocument/documentSymbol");
        Texts texts = dialogue.texts(source);
        return answer.items().stream().map(sent -> symbol(sent, source.file(), texts, 0)).toList();
    }

    private static Symbol symbol(Json sent, Path file, Texts texts, int depth) {
        Json at = sent.get("range").isNull() ? sent.get("location").get("range") : sent.get("range");
        Range range = texts.range(file, at);
        Range selection = sent.get("selectionRange") instanceof Json.Obj name ? texts.range(file, name) : range;
        List<Symbol> children = depth > 100 ? List.of() : sent.get("children").items().stream()
                .map(child -> symbol(child, file, texts, depth + 1)).toList();
        return new Symbol(sent.string("name", ""), Kinds.symbol(sent.get("kind")), sent.string("detail", ""), range,
                selection, children);
    }

    /** Symbols of the workspace, as the server ranks them. */
    static List<FoundSymbol> found(Json answer, Texts texts) {
        return answer.items().stream().flatMap(sent -> {
            Json location = sent.get("location");
            return Uris.path(location.string("uri", "")).map(file -> new FoundSymbol(sent.string("name", ""),
                    Kinds.symbol(sent.get("kind")), sent.string("containerName", ""),
                    new Location(file, texts.range(file, location.get("range"))))).stream();
        }).toList();
    }
}
