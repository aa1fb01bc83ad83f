package dev.rustaiide.app.vim.internal.core;

import java.util.Optional;

import dev.rustaiide.foundation.text.TextSearch;
import dev.rustaiide.foundation.types.Span;

/** The last search, and the last character that was looked for in a line. */
final class Finder {
    private final Host host;
    private Optional<VimPattern> pattern = Optional.empty();
    private boolean forwards = true;
    private Optional<Charwise> charwise = Optional.empty();

    /** {@code key} is f, F, t or T. */
    record Charwise(char key, String wanted) {}

    Finder(Host host) {
        this.host = host;
    }

    /** Begins a search; an empty pattern is the last one. Whether there is such a pattern. */
    boolean look(String vim, boolean ahead) {
        forwards = ahead;
        if (!vim.isEmpty()) {
            pattern = VimPattern.of(vim, false);
        }
        return pattern.isPresent();
    }

    Optional<VimPattern> pattern() {
        return pattern;
    }

    /** The next match, round the end of the text; {@code same} in the direction of the search. */
    Optional<Move> next(Lines lines, int from, int count, boolean same) {
        if (pattern.isEmpty()) {
            return Optional.empty();
        }
        TextSearch search = pattern.get().search();
        try {
            int at = from;
            for (int left = count; left > 0 && at >= 0; left--) {
                at = forwards == same ? ahead(search, lines, at) : behind(search, lines, at);
            }
            return at < 0 ? Optional.empty() : Optional.of(Move.exclusive(from, at));
        } catch (IllegalStateException tooComplex) {
            host.say(pattern.get().written() + ": " + tooComplex.getMessage());
            return Optional.empty();
        }
    }

    /** The match at {@code from}, else the next one, round the end of the text. */
    Optional<Span> around(Lines lines, int from) {
        try {
            return pattern.flatMap(now -> match(now.search(), lines, from));
        } catch (IllegalStateException tooComplex) {
            return Optional.empty();
        }
    }

    private static Optional<Span> match(TextSearch search, Lines lines, int from) {
        int at = lines.start(lines.of(from));
        Optional<Span> match = search.next(lines.text(), at);
        while (match.isPresent() && match.get().end() <= from) {
            match = search.next(lines.text(), Math.max(match.get().end(), match.get().start() + 1));
        }
        return (match.isPresent() ? match : search.next(lines.text(), 0)).filter(found -> !found.isEmpty());
    }

    private static int ahead(TextSearch search, Lines lines, int from) {
        int start = Math.max(from + 1, lines.behind(from));
        int found = start <= lines.text().length() ? first(search, lines, start) : -1;
        return found >= 0 ? found : first(search, lines, 0);
    }

    private static int first(TextSearch search, Lines lines, int from) {
        Optional<Span> match = search.next(lines.text(), from);
        while (match.isPresent() && !isPlace(lines, match.get().start())) {
            int next = match.get().start() + 1;
            match = next <= lines.text().length() ? search.next(lines.text(), next) : Optional.empty();
        }
        return match.map(Span::start).orElse(-1);
    }

    /** An end of a line is no match, unless the line is empty. */
    private static boolean isPlace(Lines lines, int at) {
        return at < lines.text().length() && (!lines.isAtEnd(at) || lines.isEmpty(lines.of(at)))
                || lines.text().length() == 0;
    }

    private static int behind(TextSearch search, Lines lines, int from) {
        int found = last(search, lines, from);
        return found >= 0 ? found : last(search, lines, lines.text().length());
    }

    private static int last(TextSearch search, Lines lines, int before) {
        Optional<Span> match = search.previous(lines.text(), before);
        while (match.isPresent() && !isPlace(lines, match.get().start())) {
            match = search.previous(lines.text(), match.get().start());
        }
        return match.map(Span::start).orElse(-1);
    }

    /** To a character of the line. */
    Optional<Move> toCharacter(Lines lines, int from, Charwise wanted, int count) {
        charwise = Optional.of(wanted);
        return go(lines, from, wanted, count, false);
    }

    /** The same again, or the other way round. */
    Optional<Move> again(Lines lines, int from, int count, boolean reversed) {
        return charwise.flatMap(last -> {
            char key = reversed ? Character.isUpperCase(last.key()) ? Character.toLowerCase(last.key())
                    : Character.toUpperCase(last.key()) : last.key();
            return go(lines, from, new Charwise(key, last.wanted()), count, count == 1);
        });
    }

    private static Optional<Move> go(Lines lines, int from, Charwise wanted, int count, boolean again) {
        boolean ahead = Character.isLowerCase(wanted.key());
        boolean till = Character.toLowerCase(wanted.key()) == 't';
        int c = wanted.wanted().codePointAt(0);
        int line = lines.of(from);
        int at = from;
        int left = count;
        // Repeated, it does not stay before the one that it is before already.
        boolean skip = till && again;
        while (left > 0) {
            int next = ahead ? lines.behind(at) : lines.before(at);
            if (next == at || ahead && next >= lines.end(line)) {
                return Optional.empty();
            }
            at = next;
            boolean adjacent = skip && at == (ahead ? lines.behind(from) : lines.before(from));
            if (lines.at(at) == c && !adjacent) {
                left--;
            }
        }
        int to = till ? ahead ? lines.before(at) : lines.behind(at) : at;
        return Optional.of(ahead ? Move.inclusive(from, to) : Move.exclusive(from, to));
    }
}
