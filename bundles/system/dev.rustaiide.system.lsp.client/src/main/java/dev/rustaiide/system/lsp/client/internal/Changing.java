package dev.rustaiide.system.lsp.client.internal;

import java.util.List;
import java.util.Optional;

import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.language.CodeAction;
import dev.rustaiide.foundation.language.CodeLens;
import dev.rustaiide.foundation.language.Effect;
import dev.rustaiide.foundation.language.Format;
import dev.rustaiide.foundation.language.Origin;
import dev.rustaiide.foundation.language.Rename;
import dev.rustaiide.foundation.language.SourceText;
import dev.rustaiide.foundation.language.WorkspaceEdit;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.Position;
import dev.rustaiide.foundation.types.Range;
import dev.rustaiide.foundation.types.TextEdit;
import dev.rustaiide.system.lsp.client.internal.server.Edits;
import dev.rustaiide.system.lsp.client.internal.server.Texts;

/** What a server would change. */
final class Changing {
    private static final String RENAME = "textDocument/rename";
    private static final String ACTION = "textDocument/codeAction";
    private static final String LENS = "textDocument/codeLens";
    private static final String RESOLVES = "resolveProvider";

    private Changing() {}

    static void addTo(Questions questions) {
        questions.on(Rename.At.class, Changing::renamed);
        questions.on(Rename.To.class, Changing::rename);
        questions.on(CodeAction.In.class, Changing::actions);
        questions.on(CodeAction.Details.class, Changing::actionDetails);
        questions.on(CodeLens.In.class, Changing::lenses);
        questions.on(CodeLens.Details.class, Changing::lensDetails);
        questions.on(Format.Of.class, Changing::format);
        questions.on(Format.Typed.class, Changing::formatTyped);
    }

    private static Optional<Rename> renamed(Dialogue dialogue, Rename.At question)
            throws FailureException, InterruptedException {
        SourceText source = question.source();
        Optional<Json> options = dialogue.options(source, RENAME);
        if (options.isEmpty()) {
            return Optional.empty();
        }
        Range word = word(source.text(), question.position());
        if (!options.get().flag("prepareProvider", false)) {
            return word.isEmpty() ? Optional.empty() : Optional.of(named(source.text(), word));
        }
        Json answer = dialogue.server().ask(dialogue.scope(), source, "textDocument/prepareRename",
                places -> Dialogue.about(places).put("position", places.position(question.position())).build());
        if (answer.isNull()) {
            return Optional.empty();
        }
        Json sent = answer.get("start") instanceof Json.Obj ? answer : answer.get("range");
        Range range = sent instanceof Json.Obj ? dialogue.texts(source).range(source.file(), sent) : word;
        Rename found = named(source.text(), range);
        return Optional.of(new Rename(range, answer.string("placeholder", found.name())));
    }

    private static Rename named(Text text, Range range) {
        return new Rename(range, text.substring(text.offsetOf(range.start()), text.offsetOf(range.end())));
    }

    private static Range word(Text text, Position position) {
        int start = text.offsetOf(position);
        int end = start;
        while (start > 0 && Character.isUnicodeIdentifierPart(text.charAt(start - 1))) {
            start--;
        }
        while (end < text.length() && Character.isUnicodeIdentifierPart(text.charAt(end))) {
            end++;
        }
        return new Range(text.positionOf(start), text.positionOf(end));
    }

    private static WorkspaceEdit rename(Dialogue dialogue, Rename.To question)
            throws FailureException, InterruptedException {
        Json answer = dialogue.ask(question.source(), RENAME, places -> Dialogue.about(places)
                .put("position", places.position(question.position())).put("newName", question.name()).build());
        return new Edits(dialogue.texts(question.source())).workspaceEdit(answer, dialogue.server());
    }

    private static List<CodeAction> actions(Dialogue dialogue, CodeAction.In question)
            throws FailureException, InterruptedException {
        SourceText source = question.source();
        List<Json> problems = dialogue.source().problems(dialogue.server(), source.file(), question.range());
        Json.ObjectBuilder context = Json.object().put("diagnostics", Json.array(problems)).put("triggerKind", 1);
        if (!question.kinds().isEmpty()) {
            context.put("only", Json.strings(question.kinds()));
        }
        Json answer = dialogue.ask(source, ACTION, places -> Dialogue.about(places)
                .put("range", places.range(question.range())).put("context", context.build()).build());
        boolean resolves = dialogue.options(source, ACTION).map(options -> options.flag(RESOLVES, false)).orElse(false);
        return answer.items().stream().filter(sent -> !sent.string("title", "").isEmpty())
                .map(sent -> action(dialogue, source, sent, resolves)).toList();
    }

    /** Some servers answer with commands, as the protocol had it first. */
    private static CodeAction action(Dialogue dialogue, SourceText source, Json sent, boolean resolves) {
        Optional<Effect> effect = effect(dialogue, source, sent);
        boolean more = effect.isEmpty() && resolves;
        return new CodeAction(sent.string("title", ""), sent.string("kind", ""), sent.flag("isPreferred", false),
                sent.get("disabled").optionalString("reason"), effect,
                more ? Optional.of(dialogue.origin(source, sent)) : Optional.empty());
    }

    private static Optional<Effect> effect(Dialogue dialogue, SourceText source, Json sent) {
        Json edit = sent.get("edit");
        if (edit instanceof Json.Obj && sent.get("command").isNull()) {
            return Optional.of(new Effect.Change(sent.string("title", ""),
                    new Edits(dialogue.texts(source)).workspaceEdit(edit, dialogue.server())));
        }
        if (edit instanceof Json.Obj) { // the edit, and then the command: the server's word for one thing
            return Optional.of(new Effect.Told(sent.string("title", ""), dialogue.origin(source, sent)));
        }
        return dialogue.effect(source, sent.get("command").asString().isPresent() ? sent : sent.get("command"));
    }

    private static CodeAction actionDetails(Dialogue dialogue, CodeAction.Details question)
            throws FailureException, InterruptedException {
        CodeAction action = question.action();
        if (!(action.origin().map(Origin::handle).orElse("") instanceof Handle handle)) {
            return action;
        }
        Json sent = dialogue.goOn("codeAction/resolve", handle.item());
        return new CodeAction(action.title(), action.kind(), action.isPreferred(), action.disabled(),
                effect(dialogue, handle.text(), sent), Optional.empty());
    }

    private static List<CodeLens> lenses(Dialogue dialogue, CodeLens.In question)
            throws FailureException, InterruptedException {
        SourceText source = question.source();
        Json answer = dialogue.ask(source, LENS);
        boolean resolves = dialogue.options(source, LENS).map(options -> options.flag(RESOLVES, false)).orElse(false);
        Texts texts = dialogue.texts(source);
        return answer.items().stream().map(sent -> {
            boolean more = sent.get("command").isNull() && resolves;
            return new CodeLens(texts.range(source.file(), sent.get("range")),
                    dialogue.effect(source, sent.get("command")),
                    more ? Optional.of(dialogue.origin(source, sent)) : Optional.empty());
        }).filter(lens -> lens.effect().isPresent() || lens.origin().isPresent()).toList();
    }

    private static CodeLens lensDetails(Dialogue dialogue, CodeLens.Details question)
            throws FailureException, InterruptedException {
        CodeLens lens = question.lens();
        if (!(lens.origin().map(Origin::handle).orElse("") instanceof Handle handle)) {
            return lens;
        }
        Json sent = dialogue.goOn("codeLens/resolve", handle.item());
        return new CodeLens(lens.range(), dialogue.effect(handle.text(), sent.get("command")), Optional.empty());
    }

    private static List<TextEdit> format(Dialogue dialogue, Format.Of question)
            throws FailureException, InterruptedException {
        SourceText source = question.source();
        String method = question.range().isPresent() ? "textDocument/rangeFormatting" : "textDocument/formatting";
        Json answer = dialogue.ask(source, method, places -> {
            Json.ObjectBuilder params = Dialogue.about(places).put("options", options(question.format()));
            question.range().ifPresent(range -> params.put("range", places.range(range)));
            return params.build();
        });
        return new Edits(dialogue.texts(source)).textEdits(source.file(), answer);
    }

    private static Json options(Format format) {
        return Json.object().put("tabSize", format.tabSize()).put("insertSpaces", format.insertSpaces()).build();
    }

    private static List<TextEdit> formatTyped(Dialogue dialogue, Format.Typed question)
            throws FailureException, InterruptedException {
        SourceText source = question.source();
        Json answer = dialogue.ask(source, "textDocument/onTypeFormatting", places -> Dialogue.about(places)
                .put("position", places.position(question.position()))
                .put("ch", String.valueOf(question.character())).put("options", options(question.format())).build());
        return new Edits(dialogue.texts(source)).textEdits(source.file(), answer);
    }
}
