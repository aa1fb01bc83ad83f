package dev.rustaiide.app.editor.language.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import dev.rustaiide.app.documents.DocumentChange;
import dev.rustaiide.app.documents.Selection;
import dev.rustaiide.app.documents.Selections;
import dev.rustaiide.app.editor.EditedText;
import dev.rustaiide.foundation.language.snippet.Snippet;
import dev.rustaiide.foundation.language.snippet.SnippetParser;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.text.TextChange;
import dev.rustaiide.foundation.types.Span;
import dev.rustaiide.foundation.types.TextEdit;

/**
 * What writing a candidate changes, all of it one step. Needs no widget.
 *
 * @param changes ascending and apart
 * @param snippet what is to be filled in from {@code start} on of the text afterwards
 */
record CompletionEdit(List<TextChange> changes, Selections after, Optional<Snippet> snippet, int start) {
    CompletionEdit {
        changes = List.copyOf(changes);
    }

    /** Writes {@code candidate}, and {@code further} edits of the text as it is now besides. */
    static CompletionEdit of(EditedText model, Candidate candidate, List<TextChange> further,
            SnippetVariables variables) {
        Text text = model.text();
        Span replaced = candidate.replaced();
        int lineStart = text.lineStart(text.lineOf(replaced.start()));
        String indent = model.indentBefore(replaced.start());
        String source = Snippet.indented(candidate.text(), indent, model.indentation().unit());
        boolean isSnippet = candidate.proposal().isSnippet();
        Optional<Snippet> snippet = isSnippet
                ? Optional.of(SnippetParser.parse(source, variables.at(text, lineStart, replaced, model.selections().main()))) : Optional.empty();
        String written = snippet.map(Snippet::text).orElse(candidate.caret() < 0 ? source : candidate.text());
        TextChange own = TextChange.of(replaced.start(), replaced.end(), written);
        List<TextChange> changes = new ArrayList<>(others(model, replaced, written));
        changes.add(own);
        further.stream().filter(change -> changes.stream().noneMatch(each -> meet(each, change)))
                .forEach(changes::add);
        changes.sort(Comparator.comparingInt(TextChange::start));
        DocumentChange change = DocumentChange.of(text, changes);
        int start = change.map(replaced.start(), false);
        int caret = candidate.caret() < 0 ? start + written.length() : start + candidate.caret();
        return new CompletionEdit(changes, after(model, change, caret), snippet, start);
    }

    /** Other carets get the same words for as many characters as they have before them of what is typed. */
    private static List<TextChange> others(EditedText model, Span replaced, String written) {
        Selections selections = model.selections();
        if (selections.isSingle()) {
            return List.of();
        }
        Text text = model.text();
        int caret = selections.main().caret();
        String typed = text.substring(Math.min(replaced.start(), caret), caret);
        List<TextChange> others = new ArrayList<>();
        for (Selection one : selections.all()) {
            int from = one.start() - typed.length();
            boolean same = one != selections.main() && one.isEmpty() && from >= 0
                    && text.substring(from, one.start()).equals(typed);
            if (same && (from >= replaced.end() || one.start() <= replaced.start())) {
                others.add(TextChange.of(from, one.start(), written));
            }
        }
        return others;
    }

    private static boolean meet(TextChange a, TextChange b) {
        return a.start() < b.end() && b.start() < a.end() || a.start() == b.start() && a.end() == b.end();
    }

    private static Selections after(EditedText model, DocumentChange change, int caret) {
        Selections selections = model.selections();
        List<Selection> all = new ArrayList<>();
        for (Selection one : selections.all()) {
            all.add(one == selections.main() ? Selection.at(caret) : change.map(one));
        }
        return Selections.merged(all, selections.primary());
    }

    /** {@code edits} of a text as changes of it, ascending; those that overlap one before are left out. */
    static List<TextChange> changes(List<TextEdit> edits, Drift drift) {
        List<TextChange> changes = new ArrayList<>();
        for (TextEdit edit : edits) {
            Span span = drift.now(edit.range());
            changes.add(TextChange.of(span.start(), span.end(), edit.newText()));
        }
        changes.sort(Comparator.comparingInt(TextChange::start));
        List<TextChange> apart = new ArrayList<>();
        for (TextChange change : changes) {
            if (apart.isEmpty() || change.start() >= apart.getLast().end()) {
                apart.add(change);
            }
        }
        return apart;
    }
}
