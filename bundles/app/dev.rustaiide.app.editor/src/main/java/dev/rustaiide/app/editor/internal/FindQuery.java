package dev.rustaiide.app.editor.internal;

import java.util.ArrayList;
import java.util.List;

import dev.rustaiide.foundation.async.Scope;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.text.TextChange;
import dev.rustaiide.foundation.text.TextSearch;
import dev.rustaiide.foundation.types.Span;

/** What somebody looks for. */
public record FindQuery(String wanted, boolean matchCase, boolean wholeWord, boolean regex) {
    /** So many are shown and counted. */
    public static final int MOST = 100_000;

    /**
     * The search for it.
     *
     * @throws java.util.regex.PatternSyntaxException if it is meant as a regular expression and is none
     */
    public TextSearch search() {
        return !regex ? TextSearch.literal(wanted, matchCase, wholeWord)
                : TextSearch.regex(wholeWord ? "\\b(?:" + wanted + ")\\b" : wanted, matchCase);
    }

    /** All matches that are not empty, {@link #MOST} at most. */
    public List<Span> matches(Text text, Scope scope) throws InterruptedException {
        List<Span> found = new ArrayList<>();
        search().forEach(text, match -> {
            if (!match.isEmpty()) {
                found.add(match);
            }
            return found.size() < MOST && !scope.isCancelled();
        });
        scope.check();
        return found;
    }

    /**
     * What to change so that {@code template} stands in the place of {@code match}.
     *
     * @throws IllegalArgumentException if the template names a group that there is not
     */
    public TextChange replace(TextSearch search, Text text, Span match, String template) {
        return TextChange.of(match.start(), match.end(),
                regex ? search.replacement(text, match, template) : template);
    }
}
