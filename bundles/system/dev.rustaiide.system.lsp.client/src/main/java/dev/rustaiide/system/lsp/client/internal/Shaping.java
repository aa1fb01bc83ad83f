package dev.rustaiide.system.lsp.client.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.language.InlayHint;
import dev.rustaiide.foundation.language.SourceText;
import dev.rustaiide.foundation.language.TextShape;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.types.Position;
import dev.rustaiide.foundation.types.Range;
import dev.rustaiide.system.lsp.client.internal.server.Edits;
import dev.rustaiide.system.lsp.client.internal.server.Texts;

/** How a text is built, and what is shown within it. */
final class Shaping {
    private static final String LINK = "textDocument/documentLink";
    /** So many links whose address has to be asked for are worth their time. */
    private static final int MOST_RESOLVED = 50;

    private Shaping() {}

    static void addTo(Questions questions) {
        questions.on(TextShape.Folding.class, Shaping::folds);
        questions.on(TextShape.Selections.class, Shaping::selections);
        questions.on(TextShape.Linked.class, Shaping::linked);
        questions.on(TextShape.Links.class, Shaping::links);
        questions.on(TextShape.Colours.class, Shaping::colours);
        questions.on(InlayHint.In.class, Shaping::hints);
    }

    private static List<TextShape.FoldedLines> folds(Dialogue dialogue, TextShape.Folding question)
            throws FailureException, InterruptedException {
        int last = question.source().text().lineCount() - 1;
        return dialogue.ask(question.source(), "textDocument/foldingRange").items().stream()
                .map(sent -> new TextShape.FoldedLines((int) Math.clamp(sent.number("startLine", 0), 0, last),
                        (int) Math.clamp(sent.number("endLine", 0), 0, last), sent.string("kind", "")))
                .filter(fold -> fold.first() < fold.last()).toList();
    }

    private static List<List<Range>> selections(Dialogue dialogue, TextShape.Selections question)
            throws FailureException, InterruptedException {
        SourceText source = question.source();
        Json answer = dialogue.ask(source, "textDocument/selectionRange", places -> Dialogue.about(places)
                .put("positions", Json.array(question.positions().stream().map(places::position).toList())).build());
        Texts texts = dialogue.texts(source);
        List<List<Range>> all = answer.items().stream().map(inner -> outwards(inner, source, texts)).toList();
        return all.size() == question.positions().size() ? all : List.of();
    }

    private static List<Range> outwards(Json inner, SourceText source, Texts texts) {
        List<Range> ranges = new ArrayList<>();
        for (Json at = inner; at instanceof Json.Obj; at = at.get("parent")) {
            Range range = texts.range(source.file(), at.get("range"));
            if (!range.isEmpty() && (ranges.isEmpty() || !ranges.getLast().equals(range))) {
                ranges.add(range);
            }
        }
        return ranges;
    }

    private static List<Range> linked(Dialogue dialogue, TextShape.Linked question)
            throws FailureException, InterruptedException {
        SourceText source = question.source();
        Json answer = dialogue.ask(source, "textDocument/linkedEditingRange", places -> Dialogue.about(places)
                .put("position", places.position(question.position())).build());
        Texts texts = dialogue.texts(source);
        return answer.get("ranges").items().stream().map(range -> texts.range(source.file(), range)).toList();
    }

    private static List<TextShape.Link> links(Dialogue dialogue, TextShape.Links question)
            throws FailureException, InterruptedException {
        SourceText source = question.source();
        Json answer = dialogue.ask(source, LINK);
        boolean resolves = dialogue.options(source, LINK).map(options -> options.flag("resolveProvider", false))
                .orElse(false);
        Texts texts = dialogue.texts(source);
        List<TextShape.Link> links = new ArrayList<>();
        int asked = 0;
        for (Json sent : answer.items()) {
            boolean more = sent.get("target").isNull() && resolves && asked++ < MOST_RESOLVED;
            Json whole = more ? dialogue.goOn("documentLink/resolve", sent) : sent;
            whole.optionalString("target").ifPresent(target -> links.add(new TextShape.Link(
                    texts.range(source.file(), sent.get("range")), target, whole.string("tooltip", ""))));
        }
        return links;
    }

    private static List<TextShape.Colour> colours(Dialogue dialogue, TextShape.Colours question)
            throws FailureException, InterruptedException {
        SourceText source = question.source();
        Texts texts = dialogue.texts(source);
        return dialogue.ask(source, "textDocument/documentColor").items().stream().map(sent -> {
            Json colour = sent.get("color");
            return new TextShape.Colour(texts.range(source.file(), sent.get("range")), share(colour, "red"),
                    share(colour, "green"), share(colour, "blue"), share(colour, "alpha"));
        }).toList();
    }

    private static double share(Json colour, String part) {
        return Math.clamp(colour.get(part).asDouble().orElse(0), 0.0, 1.0);
    }

    private static List<InlayHint> hints(Dialogue dialogue, InlayHint.In question)
            throws FailureException, InterruptedException {
        SourceText source = question.source();
        Json answer = dialogue.ask(source, "textDocument/inlayHint", places -> Dialogue.about(places)
                .put("range", places.range(question.range())).build());
        Texts texts = dialogue.texts(source);
        return answer.items().stream().map(sent -> hint(sent, source, texts))
                .sorted((one, other) -> one.position().compareTo(other.position())).toList();
    }

    private static InlayHint hint(Json sent, SourceText source, Texts texts) {
        Json at = Json.object().put("start", sent.get("position")).put("end", sent.get("position")).build();
        Position position = texts.range(source.file(), at).start();
        InlayHint.Kind kind = switch ((int) sent.number("kind", 0)) {
            case 1 -> InlayHint.Kind.TYPE;
            case 2 -> InlayHint.Kind.PARAMETER;
            default -> InlayHint.Kind.OTHER;
        };
        return new InlayHint(position, parts(sent, texts), kind, sent.flag("paddingLeft", false),
                sent.flag("paddingRight", false), new Edits(texts).textEdits(source.file(), sent.get("textEdits")));
    }

    private static List<InlayHint.Part> parts(Json sent, Texts texts) {
        Json label = sent.get("label");
        String tooltip = Markup.documentation(sent.get("tooltip"));
        if (label.asString().isPresent()) {
            return List.of(new InlayHint.Part(label.asString().get(), tooltip, Optional.empty()));
        }
        return label.items().stream().map(part -> {
            String own = Markup.documentation(part.get("tooltip"));
            return new InlayHint.Part(part.string("value", ""), own.isEmpty() ? tooltip : own,
                    texts.location(part.get("location")));
        }).toList();
    }
}
