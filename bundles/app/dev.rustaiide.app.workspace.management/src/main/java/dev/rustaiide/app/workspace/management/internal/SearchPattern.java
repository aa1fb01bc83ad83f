package dev.rustaiide.app.workspace.management.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

import dev.rustaiide.app.workspace.management.SearchQuery;
import dev.rustaiide.app.workspace.management.TextSearch;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.fs.LineWindows;
import dev.rustaiide.foundation.types.Position;
import dev.rustaiide.foundation.types.Range;
import dev.rustaiide.foundation.types.TextEdit;

/** Finds and replaces in the text of one file. */
final class SearchPattern {
    private static final String WORD = "[\\p{L}\\p{N}_]";

    private final Pattern pattern;
    private final boolean regex;

    private SearchPattern(Pattern pattern, boolean regex) {
        this.pattern = pattern;
        this.regex = regex;
    }

    static SearchPattern of(SearchQuery query) throws FailureException {
        String body = query.regex() ? query.text() : Pattern.quote(query.text());
        // Compiled alone first, so that the complaint and its column are about what was typed.
        compile(query.text(), query.regex() ? 0 : Pattern.LITERAL);
        String whole = query.wholeWord() ? "(?<!" + WORD + ")(?:" + body + ")(?!" + WORD + ")" : body;
        boolean ascii = query.text().chars().allMatch(c -> c < 0x80);
        int inAnyCase = Pattern.CASE_INSENSITIVE | (ascii && !query.regex() ? 0 : Pattern.UNICODE_CASE);
        return new SearchPattern(compile(whole, Pattern.MULTILINE | (query.matchCase() ? 0 : inAnyCase)),
                query.regex());
    }

    private static Pattern compile(String text, int flags) throws FailureException {
        try {
            return Pattern.compile(text, flags);
        } catch (PatternSyntaxException wrong) {
            String place = wrong.getIndex() >= 0 ? " at character " + (wrong.getIndex() + 1) : "";
            throw new FailureException(new Failure.Other("Cannot search.",
                    "The regular expression is not complete: " + wrong.getDescription() + place + ".",
                    "Correct it, or search for the text as it stands."), wrong);
        }
    }

    /** The matches in {@code text}, {@code limit} at most; empty ones do not count. */
    List<TextSearch.Match> find(String text, int limit) {
        return find(text, new LineCounter(text), PatientText.deadline(), offset -> true, limit);
    }

    /** The matches in the text of some lines; {@code deadline} as {@link PatientText} has it. */
    List<TextSearch.Match> find(String text, int line, long deadline, int limit) {
        return find(text, new LineCounter(text, line), deadline, offset -> true, limit);
    }

    /** The matches that are {@code window}'s own, where they are in the file. */
    List<TextSearch.Match> find(LineWindows.Window window, int limit) {
        String text = window.text();
        return find(text, new LineCounter(text), PatientText.deadline(), window::owns, limit).stream()
                .map(match -> new TextSearch.Match(new Range(place(window, match.range().start()),
                        place(window, match.range().end())), match.preview(), match.start(), match.end())).toList();
    }

    private static Position place(LineWindows.Window window, Position in) {
        return new Position(window.line() + in.line(), in.line() == 0 ? window.column() + in.character()
                : in.character());
    }

    private List<TextSearch.Match> find(String text, LineCounter lines, long deadline, IntPredicate wanted, int limit) {
        var matches = new ArrayList<TextSearch.Match>();
        Matcher matcher = pattern.matcher(regex ? new PatientText(text, deadline) : text);
        while (matches.size() < limit && matcher.find()) {
            if (matcher.end() > matcher.start() && wanted.test(matcher.start())) {
                matches.add(lines.match(matcher.start(), matcher.end()));
            }
        }
        return matches;
    }

    /**
     * The edits that replace the matches in {@code text}, {@code limit} at most.
     *
     * @throws FailureException if {@code replacement} names a group that there is not
     */
    List<TextEdit> replace(String text, String replacement, int limit) throws FailureException {
        var edits = new ArrayList<TextEdit>();
        var lines = new LineCounter(text);
        String template = regex ? replacement : Matcher.quoteReplacement(replacement);
        Matcher matcher = pattern.matcher(regex ? new PatientText(text, PatientText.deadline()) : text);
        int copied = 0;
        while (edits.size() < limit && matcher.find()) {
            String written = expand(matcher, template).substring(matcher.start() - copied);
            copied = matcher.end();
            if (matcher.end() > matcher.start()) {
                edits.add(new TextEdit(lines.range(matcher.start(), matcher.end()), written));
            }
        }
        return edits;
    }

    private static String expand(Matcher matcher, String template) throws FailureException {
        try {
            var expanded = new StringBuilder();
            matcher.appendReplacement(expanded, template);
            return expanded.toString();
        } catch (IllegalArgumentException | IndexOutOfBoundsException wrong) {
            throw new FailureException(new Failure.Other("Cannot replace.",
                    "The replacement cannot be filled in: " + wrong.getMessage() + ".",
                    "Use groups that the expression has, and write \\$ for a dollar sign."), wrong);
        }
    }
}
