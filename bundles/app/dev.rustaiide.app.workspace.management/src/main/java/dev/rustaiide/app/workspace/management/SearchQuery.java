package dev.rustaiide.app.workspace.management;

import java.util.List;

/**
 * What to look for in files.
 *
 * @param text the characters themselves, or a regular expression of {@link java.util.regex.Pattern}, in which
 *        {@code ^} and {@code $} match at lines
 * @param wholeWord whether the match must stand between characters that belong to no word
 * @param include globs of files to look into, e.g. {@code *.rs} or {@code src/**}; empty for all
 * @param exclude globs of files and folders to leave out
 * @param limit how many matches to tell at most
 */
public record SearchQuery(String text, boolean regex, boolean matchCase, boolean wholeWord, List<String> include,
        List<String> exclude, int limit) {
    public static final int DEFAULT_LIMIT = 20_000;

    public SearchQuery {
        include = List.copyOf(include);
        exclude = List.copyOf(exclude);
    }

    /** {@code text} as it stands, in any case, in all files. */
    public static SearchQuery literal(String text) {
        return new SearchQuery(text, false, false, false, List.of(), List.of(), DEFAULT_LIMIT);
    }
}
