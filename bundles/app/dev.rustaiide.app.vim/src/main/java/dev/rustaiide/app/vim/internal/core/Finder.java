package dev.rustaiide.app.vim.internal.core;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The last search, and the last character that was looked for in a line. */
final class Finder {
    private Optional<Pattern> pattern = Optional.empty();
    private boolean forwards = true;
    private Optional<Charwise> charwise = Optional.empty();

    /** {@code key} is f, F, t or T. */
    record Charwise(char key, String wanted) {}

    /** Begins a search; an empty pattern is the last one. Whether there is such a pattern. */
    boolean look(String vim, boolean ahead) {
        forwards = ahead;
        if (!vim.isEmpty()) {
            pattern = Patterns.compile(vim);
        }
        return pattern.isPresent();
    }

    Optional<Pattern> pattern() {
        return pattern;
    }

    /** The next match, round the end of the text; {@code same} in the direction of the search. */
    Optional<Move> next(Lines lines, int from, int count, boolean same) {
        if (pattern.isEmpty()) {
            return Optional.empty();
        }
        int at = from;
        for (int left = count; left > 0; left--) {
            at = forwards == same ? ahead(lines, at) : behind(lines, at);
            if (at < 0) {
                return Optional.empty();
            }
        }
        return Optional.of(Move.exclusive(from, at));
    }

    private int ahead(Lines lines, int from) {
        Matcher matcher = pattern.orElseThrow().matcher(lines.text());
        int start = Math.max(from + 1, lines.behind(from));
        for (int at = start; at <= lines.text().length() && matcher.find(at); at = matcher.start() + 1) {
            if (isPlace(lines, matcher.start())) {
                return matcher.start();
            }
        }
        for (int at = 0; at <= from && matcher.find(at); at = matcher.start() + 1) {
            if (isPlace(lines, matcher.start())) {
                return matcher.start();
            }
        }
        return -1;
    }

    /** An end of a line is no match, unless the line is empty. */
    private static boolean isPlace(Lines lines, int at) {
        return at < lines.text().length() && (!lines.isAtEnd(at) || lines.isEmpty(lines.of(at)))
                || lines.text().length() == 0;
    }

    private int behind(Lines lines, int from) {
        Matcher matcher = pattern.orElseThrow().matcher(lines.text());
        int best = -1;
        int last = -1;
        for (int at = 0; at <= lines.text().length() && matcher.find(at); at = matcher.start() + 1) {
            if (isPlace(lines, matcher.start())) {
                best = matcher.start() < from ? matcher.start() : best;
                last = matcher.start();
            }
        }
        return best >= 0 ? best : last;
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
