package dev.rustaiide.app.editor.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.rustaiide.app.documents.Selection;
import dev.rustaiide.app.documents.Selections;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.text.TextSearch;
import dev.rustaiide.foundation.text.Words;
import dev.rustaiide.foundation.types.Span;

/** Carets at the other places where the same characters stand. */
public final class Occurrences {
    /** So many carets at most. */
    private static final int MOST = 10_000;

    private Occurrences() {}

    /** Selects the word at each caret, or, if something is selected, the next place that reads the same. */
    public static Selections addNext(Text text, Selections selections) {
        Selection main = selections.main();
        if (main.isEmpty()) {
            return selections.each(one -> {
                Span word = one.isEmpty() ? Words.nameAt(text, one.caret()) : one.span();
                return new Selection(word.start(), word.end());
            });
        }
        String wanted = text.substring(main.start(), main.end());
        TextSearch search = TextSearch.literal(wanted, true, false);
        Optional<Span> found = search.next(text, selections.all().getLast().end())
                .or(() -> search.next(text, 0));
        return found.map(span -> selections.with(new Selection(span.start(), span.end()))).orElse(selections);
    }

    /** Selects every place that reads like the selection or the word at the main caret. */
    public static Selections all(Text text, Selections selections) {
        Selection main = selections.main();
        Span span = main.isEmpty() ? Words.nameAt(text, main.caret()) : main.span();
        if (span.isEmpty()) {
            return selections;
        }
        String wanted = text.substring(span.start(), span.end());
        List<Selection> all = new ArrayList<>();
        TextSearch.literal(wanted, true, main.isEmpty()).forEach(text, match -> {
            all.add(new Selection(match.start(), match.end()));
            return all.size() < MOST;
        });
        int primary = Math.max(0, all.indexOf(new Selection(span.start(), span.end())));
        return all.isEmpty() ? selections : Selections.merged(all, primary);
    }
}
