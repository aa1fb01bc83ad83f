package dev.rustaiide.system.lsp.client.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.language.InlineCompletions;
import dev.rustaiide.foundation.language.InlineCompletions.Continuation;
import dev.rustaiide.foundation.language.SourceText;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.types.Position;
import dev.rustaiide.foundation.types.Range;
import dev.rustaiide.foundation.types.TextEdit;

/** What a text could go on with, since LSP 3.18. */
final class GoingOn {
    private static final String METHOD = "textDocument/inlineCompletion";
    private static final int INVOKED = 1;
    private static final int AUTOMATIC = 2;

    private GoingOn() {}

    static void addTo(Questions questions) {
        questions.on(InlineCompletions.At.class, GoingOn::continuations);
    }

    private static InlineCompletions continuations(Dialogue dialogue, InlineCompletions.At question)
            throws FailureException, InterruptedException {
        SourceText source = question.source();
        Json answer = dialogue.ask(source, METHOD, places -> {
            Json.ObjectBuilder context = Json.object().put("triggerKind", question.isAsked() ? INVOKED : AUTOMATIC);
            question.selected().ifPresent(selected -> context.put("selectedCompletionInfo", Json.object()
                    .put("range", places.range(selected.range())).put("text", selected.newText()).build()));
            return Dialogue.about(places).put("position", places.position(question.position()))
                    .put("context", context.build()).build();
        });
        List<Continuation> found = new ArrayList<>();
        for (Json item : answer instanceof Json.Arr ? answer.items() : answer.get("items").items()) {
            continuation(dialogue, question, item).ifPresent(found::add);
        }
        return found.isEmpty() ? InlineCompletions.NONE : new InlineCompletions(found);
    }

    /** One that replaces more than a part of the line around the position is none. */
    private static Optional<Continuation> continuation(Dialogue dialogue, InlineCompletions.At question, Json item) {
        SourceText source = question.source();
        Json sent = item.get("insertText");
        String text = sent.asString().orElseGet(() -> sent.string("value", ""));
        Position at = question.position();
        Range range = item.get("range") instanceof Json.Obj given ? dialogue.texts(source).range(source.file(), given)
                : Range.at(at);
        boolean isHere = range.start().line() == at.line() && range.end().line() == at.line()
                && range.start().character() <= at.character() && range.end().character() >= at.character();
        return text.isEmpty() || !isHere ? Optional.empty()
                : Optional.of(new Continuation(new TextEdit(range, text), item.string("filterText", text),
                        sent.string("kind", "").equals("snippet"), dialogue.effect(source, item.get("command"))));
    }
}
