package dev.rustaiide.system.lsp.client.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.language.Completions;
import dev.rustaiide.foundation.language.Origin;
import dev.rustaiide.foundation.language.Proposal;
import dev.rustaiide.foundation.language.SourceText;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.Position;
import dev.rustaiide.foundation.types.Range;
import dev.rustaiide.foundation.types.TextEdit;
import dev.rustaiide.system.lsp.client.internal.server.Edits;
import dev.rustaiide.system.lsp.client.internal.server.Overlay;
import dev.rustaiide.system.lsp.client.internal.server.Texts;

/** Proposals, and what a server says of one only when it is looked at. */
final class Completing {
    private static final String METHOD = "textDocument/completion";
    private static final int INVOKED = 1;
    private static final int BY_CHARACTER = 2;
    private static final int SNIPPET = 2;
    private static final int DEPRECATED = 1;
    /** Members of an item for which the list may have one in common. */
    private static final List<String> DEFAULTS =
            List.of("commitCharacters", "insertTextFormat", "insertTextMode", "data");

    private Completing() {}

    static void addTo(Questions questions) {
        questions.on(Completions.At.class, Completing::proposals);
        questions.on(Proposal.Details.class, Completing::details);
    }

    private static Completions proposals(Dialogue dialogue, Completions.At question)
            throws FailureException, InterruptedException {
        SourceText source = question.source();
        Json answer = dialogue.ask(source, METHOD, places -> Dialogue.about(places)
                .put("position", places.position(question.position())).put("context", context(question)).build());
        boolean resolves = dialogue.options(source, METHOD).map(options -> options.flag("resolveProvider", false))
                .orElse(false);
        List<Json> items = answer instanceof Json.Arr ? answer.items() : answer.get("items").items();
        Json defaults = answer.get("itemDefaults");
        var reader = new Reader(dialogue, source, question.position(), dialogue.texts(source), resolves);
        List<Proposal> proposals = new ArrayList<>(items.size());
        for (Json item : items) {
            reader.proposal(item, defaults).ifPresent(proposals::add);
        }
        return new Completions(proposals, !answer.flag("isIncomplete", false));
    }

    private static Json context(Completions.At question) {
        Json.ObjectBuilder context = Json.object()
                .put("triggerKind", question.trigger().isPresent() ? BY_CHARACTER : INVOKED);
        question.trigger().ifPresent(trigger -> context.put("triggerCharacter", trigger.toString()));
        return context.build();
    }

    /** Whatever cannot be read of an item costs that alone. */
    private record Reader(Dialogue dialogue, SourceText source, Position position, Texts texts, boolean resolves) {
        Optional<Proposal> proposal(Json sent, Json defaults) {
            String label = sent.string("label", "").strip();
            if (label.isEmpty()) {
                return Optional.empty();
            }
            Json item = withDefaults(sent, defaults);
            String filter = item.string("filterText", label);
            String name = name(label, filter);
            Json details = item.get("labelDetails");
            String suffix = label.substring(name.length()) + details.string("detail", "");
            return Optional.of(new Proposal(name, suffix, details.string("description", item.string("detail", "")),
                    Markup.documentation(item.get("documentation")), Kinds.proposal(item.get("kind")), filter,
                    item.string("sortText", label), item.flag("preselect", false),
                    isDeprecated(item), insertion(item, defaults, label), item.number("insertTextFormat", 1) == SNIPPET,
                    new Edits(texts).textEdits(source.file(), item.get("additionalTextEdits")), commits(item),
                    dialogue.effect(source, item.get("command")), origin(item)));
        }

        private Optional<Origin> origin(Json item) {
            return resolves ? Optional.of(dialogue.origin(source, item)) : Optional.empty();
        }

        private TextEdit insertion(Json item, Json defaults, String label) {
            Json edit = item.get("textEdit");
            Json range = edit instanceof Json.Obj ? spot(edit) : spot(
                    Json.object().put("range", defaults.get("editRange")).build());
            String plain = item.string("insertText", label);
            String text = edit instanceof Json.Obj ? edit.string("newText", plain)
                    : range instanceof Json.Obj ? item.string("textEditText", plain) : plain;
            return new TextEdit(range instanceof Json.Obj ? texts.range(source.file(), range) : typed(), text);
        }

        /** What is typed so far, where a server tells it apart from the whole word. */
        private static Json spot(Json edit) {
            Json range = edit.get("range").get("insert") instanceof Json.Obj insert ? insert : edit.get("range");
            return range instanceof Json.Obj ? range : edit.get("insert");
        }

        /** The part of a word before the caret. */
        private Range typed() {
            Text text = source.text();
            int end = text.offsetOf(position);
            int start = end;
            while (start > 0 && Character.isUnicodeIdentifierPart(text.charAt(start - 1))) {
                start--;
            }
            return new Range(text.positionOf(start), text.positionOf(end));
        }

        private static Set<Character> commits(Json item) {
            Set<Character> commits = new HashSet<>();
            for (Json character : item.get("commitCharacters").items()) {
                character.asString().filter(one -> one.length() == 1).ifPresent(one -> commits.add(one.charAt(0)));
            }
            return commits;
        }
    }

    private static boolean isDeprecated(Json item) {
        return item.flag("deprecated", false) || item.get("tags").items().contains(Json.of(DEPRECATED));
    }

    private static Json withDefaults(Json item, Json defaults) {
        if (defaults.isNull()) {
            return item;
        }
        Json.ObjectBuilder known = Json.object();
        DEFAULTS.stream().filter(name -> !defaults.get(name).isNull())
                .forEach(name -> known.put(name, defaults.get(name)));
        return Overlay.of(known.build(), item);
    }

    /** The label's beginning that people look for: what it is filtered by, or else its first word. */
    private static String name(String label, String filter) {
        if (label.startsWith(filter)) {
            return filter;
        }
        int end = 0;
        while (end < label.length() && (Character.isUnicodeIdentifierPart(label.charAt(end))
                || label.charAt(end) == '!' || label.charAt(end) == '-' || label.charAt(end) == '.')) {
            end++;
        }
        return end == 0 ? label : label.substring(0, end);
    }

    private static Proposal details(Dialogue dialogue, Proposal.Details question)
            throws FailureException, InterruptedException {
        Proposal proposal = question.proposal();
        if (!(proposal.origin().map(Origin::handle).orElse("") instanceof Handle handle)) {
            return proposal;
        }
        Json item = dialogue.goOn("completionItem/resolve", handle.item());
        String documentation = Markup.documentation(item.get("documentation"));
        List<TextEdit> further = new Edits(dialogue.texts(handle.text()))
                .textEdits(handle.text().file(), item.get("additionalTextEdits"));
        return new Proposal(proposal.name(), proposal.suffix(),
                proposal.detail().isEmpty() ? item.string("detail", "") : proposal.detail(),
                documentation.isEmpty() ? proposal.documentation() : documentation, proposal.kind(),
                proposal.filter(), proposal.order(), proposal.isPreferred(), proposal.isDeprecated(),
                proposal.insertion(), proposal.isSnippet(), further.isEmpty() ? proposal.further() : further,
                proposal.commits(), proposal.then(), Optional.empty());
    }
}
