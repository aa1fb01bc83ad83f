package dev.rustaiide.app.editor.internal;

import java.util.ArrayList;
import java.util.List;

import dev.rustaiide.app.editor.Selection;
import dev.rustaiide.app.editor.Selections;
import dev.rustaiide.foundation.text.Text;
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
        int found = Search.indexOf(text, wanted, selections.all().getLast().end());
        if (found < 0) {
            found = Search.indexOf(text, wanted, 0);
        }
        return found < 0 ? selections : selections.with(new Selection(found, found + wanted.length()));
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
        int primary = 0;
        for (int at = Search.indexOf(text, wanted, 0); at >= 0 && all.size() < MOST;
                at = Search.indexOf(text, wanted, at + wanted.length())) {
            if (main.isEmpty() && !isWord(text, at, at + wanted.length())) {
                continue;
            }
            if (at == span.start()) {
                primary = all.size();
            }
            all.add(new Selection(at, at + wanted.length()));
        }
        return all.isEmpty() ? selections : Selections.merged(all, primary);
    }

    static boolean isWord(Text text, int start, int end) {
        return (start == 0 || !Words.isName(text.charAt(start - 1)))
                && (end == text.length() || !Words.isName(text.charAt(end)));
    }
}
