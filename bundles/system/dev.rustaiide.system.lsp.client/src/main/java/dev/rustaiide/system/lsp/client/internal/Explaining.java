package dev.rustaiide.system.lsp.client.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.language.Effect;
import dev.rustaiide.foundation.language.Hover;
import dev.rustaiide.foundation.language.Signatures;
import dev.rustaiide.foundation.language.Signatures.Parameter;
import dev.rustaiide.foundation.language.Signatures.Signature;
import dev.rustaiide.foundation.language.SourceText;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.types.Range;
import dev.rustaiide.foundation.types.Span;

/** What there is to say about a place. */
final class Explaining {
    private Explaining() {}

    static void addTo(Questions questions) {
        questions.on(Hover.At.class, Explaining::hover);
        questions.on(Signatures.At.class, Explaining::signatures);
    }

    private static Optional<Hover> hover(Dialogue dialogue, Hover.At question)
            throws FailureException, InterruptedException {
        SourceText source = question.source();
        Json answer = dialogue.ask(source, "textDocument/hover", places -> Dialogue.about(places)
                .put("position", places.position(question.position())).build());
        String markdown = Markup.markdown(answer.get("contents"));
        if (markdown.isBlank()) {
            return Optional.empty();
        }
        Optional<Range> range = answer.get("range") instanceof Json.Obj sent
                ? Optional.of(dialogue.texts(source).range(source.file(), sent)) : Optional.empty();
        return Optional.of(new Hover(markdown, range, effects(dialogue, source, answer.get("actions"))));
    }

    /** Groups of commands: an extension of rust-analyzer. */
    private static List<Effect> effects(Dialogue dialogue, SourceText source, Json groups) {
        return groups.items().stream().flatMap(group -> group.get("commands").items().stream())
                .flatMap(command -> dialogue.effect(source, command).stream()).toList();
    }

    private static Signatures signatures(Dialogue dialogue, Signatures.At question)
            throws FailureException, InterruptedException {
        Json answer = dialogue.ask(question.source(), "textDocument/signatureHelp", places -> Dialogue.about(places)
                .put("position", places.position(question.position())).build());
        long parameter = answer.number("activeParameter", 0);
        List<Signature> list = answer.get("signatures").items().stream()
                .map(signature -> signature(signature, parameter)).toList();
        long active = answer.number("activeSignature", 0);
        return list.isEmpty() ? Signatures.NONE
                : new Signatures(list, (int) Math.clamp(active, 0, list.size() - 1));
    }

    private static Signature signature(Json sent, long parameter) {
        String label = sent.string("label", "");
        List<Parameter> parameters = new ArrayList<>();
        int from = 0;
        for (Json each : sent.get("parameters").items()) {
            Span span = span(label, each.get("label"), from);
            parameters.add(new Parameter(span, Markup.documentation(each.get("documentation"))));
            from = span.end();
        }
        long active = sent.number("activeParameter", parameter);
        return new Signature(label, Markup.documentation(sent.get("documentation")), parameters,
                active >= 0 && active < parameters.size() ? (int) active : parameters.size());
    }

    /** As offsets, in UTF-16 whatever positions are in, or as the text itself. */
    private static Span span(String label, Json sent, int from) {
        List<Json> ends = sent.items();
        if (ends.size() == 2) {
            int start = (int) Math.clamp(ends.get(0).asLong().orElse(0), 0, label.length());
            return new Span(start, (int) Math.clamp(ends.get(1).asLong().orElse(0), start, label.length()));
        }
        String text = sent.asString().orElse("");
        int start = label.indexOf(text, from);
        return start < 0 ? new Span(from, from) : new Span(start, start + text.length());
    }
}
