package dev.rustaiide.app.vim.internal.core;

import java.util.Optional;
import java.util.Set;

/** What motions lead to, of a text as it is now. Empty if one cannot be made. */
final class Motions {
    private static final String OPENING = "([{";
    private static final String CLOSING = ")]}";

    private static final Set<String> KEYS = Set.of("h", "l", "j", "k", "w", "W", "b", "B", "e", "E", "ge", "gE", "0",
            "^", "$", "g_", "|", "+", "-", "_", "G", "gg", "H", "M", "L", "{", "}", "%", "'", "`", "f", "F", "t", "T",
            ";", ",", "/", "?", "n", "N", "*", "#", "g*", "g#", "gj", "gk", " ", "<BS>", Strokes.ENTER, "<Left>",
            "<Right>", "<Up>", "<Down>", "<Home>", "<End>", "<C-h>", "<C-n>", "<C-p>", "<C-j>");

    private final Lines lines;
    private final Finder finder;
    private final Marks marks;
    private final Host host;

    /** How a motion is meant: what counts, what it is for, and where the ups and downs aim. */
    record Use(int count, boolean counted, boolean operator, boolean change, boolean visual, int column) {}

    Motions(Host host, Finder finder, Marks marks) {
        this.lines = new Lines(host.text());
        this.host = host;
        this.finder = finder;
        this.marks = marks;
    }

    /** So many lines from that of {@code caret} on, as far as there are any. */
    static Optional<Move> wholeLines(Lines lines, int times, int caret) {
        int line = lines.of(caret);
        if (times > 1 && line == lines.last()) {
            return Optional.empty();
        }
        int last = Math.min(lines.last(), line + times - 1);
        return Optional.of(Move.lines(caret, last == line ? lines.onCharacter(lines.firstNonBlank(line))
                : lines.start(last)));
    }

    static boolean isOne(String key) {
        return KEYS.contains(key);
    }

    /** The motion {@code key} with what follows it, such as the character of {@code f}. */
    Optional<Move> find(String key, String argument, int from, Use use) {
        return switch (key) {
            case "h", "<Left>", "<BS>", "<C-h>" -> left(from, use);
            case "l", "<Right>", " " -> right(from, use);
            case "j", "<Down>", "gj", "<C-n>", "<C-j>" -> vertical(from, use, 1);
            case "k", "<Up>", "gk", "<C-p>" -> vertical(from, use, -1);
            case "+", Strokes.ENTER -> toFirst(from, lines.of(from) + use.count(), lines.of(from) == lines.last());
            case "-" -> toFirst(from, lines.of(from) - use.count(), lines.of(from) == 0);
            case "_" -> toFirst(from, lines.of(from) + use.count() - 1,
                    use.count() > 1 && lines.of(from) == lines.last());
            case "0", "<Home>" -> Optional.of(Move.exclusive(from, lines.start(lines.of(from))));
            case "^" -> Optional.of(Move.exclusive(from, lines.onCharacter(lines.firstNonBlank(lines.of(from)))));
            case "|" -> Optional.of(column(from, use));
            case "$", "<End>" -> lineEnd(from, use);
            case "g_" -> lastNonBlank(from, use);
            case "G" -> Optional.of(toLine(from, use.counted() ? use.count() - 1 : lines.last()));
            case "gg" -> Optional.of(toLine(from, use.counted() ? use.count() - 1 : 0));
            case "H" -> Optional.of(toLine(from, host.firstSeen() + use.count() - 1));
            case "M" -> Optional.of(toLine(from, (host.firstSeen() + host.lastSeen()) / 2));
            case "L" -> Optional.of(toLine(from, host.lastSeen() - use.count() + 1));
            case "{" -> paragraph(from, use, -1);
            case "}" -> paragraph(from, use, 1);
            case "%" -> use.counted() ? percent(from, use.count()) : bracket(from);
            case "'" -> marks.get(argument, lines).map(at -> Move.lines(from,
                    lines.onCharacter(lines.firstNonBlank(lines.of(at)))));
            case "`" -> marks.get(argument, lines).map(at -> Move.exclusive(from, at));
            default -> word(key, argument, from, use);
        };
    }

    private Optional<Move> word(String key, String argument, int from, Use use) {
        WordMotions words = new WordMotions(lines, key.equals("W") || key.equals("B") || key.endsWith("E"));
        return switch (key) {
            case "w", "W" -> changeOfWord(words, from, use);
            case "b", "B" -> words.back(from, use.count());
            case "e", "E" -> words.end(from, use.count(), false, use.operator());
            case "ge", "gE" -> words.backToEnd(from, use.count());
            case "f", "F", "t", "T" -> finder.toCharacter(lines, from,
                    new Finder.Charwise(key.charAt(0), argument), use.count());
            case ";" -> finder.again(lines, from, use.count(), false);
            case "," -> finder.again(lines, from, use.count(), true);
            case "/", "?" -> finder.look(argument, key.equals("/")) ? finder.next(lines, from, use.count(), true)
                    : Optional.empty();
            case "n" -> finder.next(lines, from, use.count(), true);
            case "N" -> finder.next(lines, from, use.count(), false);
            case "*", "#", "g*", "g#" -> sameWord(key, from, use);
            default -> Optional.empty();
        };
    }

    /** To change a word is to change it up to its end. */
    private Optional<Move> changeOfWord(WordMotions words, int from, Use use) {
        int c = lines.at(from);
        boolean onWord = c != 0 && !Lines.isBlank(c);
        return use.change() && onWord ? words.end(from, use.count(), true, true)
                : words.forward(from, use.count(), use.operator());
    }

    private Optional<Move> sameWord(String key, int from, Use use) {
        int at = from;
        int line = lines.of(from);
        while (at < lines.end(line) && !WordMotions.isName(lines.at(at))) {
            at = lines.behind(at);
        }
        if (at == lines.end(line)) {
            return Optional.empty();
        }
        int start = at;
        while (start > lines.start(line) && WordMotions.isName(lines.at(lines.before(start)))) {
            start = lines.before(start);
        }
        while (at < lines.end(line) && WordMotions.isName(lines.at(at))) {
            at = lines.behind(at);
        }
        finder.look(VimPattern.ofWord(lines.text().substring(start, at), !key.startsWith("g")), key.endsWith("*"));
        return finder.next(lines, start, use.count(), true).map(move -> Move.exclusive(from, move.to()));
    }

    private Optional<Move> left(int from, Use use) {
        int at = from;
        for (int left = use.count(); left > 0 && at != lines.before(at); left--) {
            at = lines.before(at);
        }
        return at == from && !use.operator() ? Optional.empty() : Optional.of(Move.exclusive(from, at));
    }

    private Optional<Move> right(int from, Use use) {
        int at = from;
        int end = lines.end(lines.of(from));
        int farthest = use.operator() || use.visual() ? end : lines.onCharacter(end);
        for (int left = use.count(); left > 0 && at < farthest; left--) {
            at = lines.behind(at);
        }
        return at == from && !use.operator() ? Optional.empty() : Optional.of(Move.exclusive(from, at));
    }

    private Optional<Move> vertical(int from, Use use, int direction) {
        int line = lines.of(from);
        boolean stuck = direction > 0 ? line == lines.last() : line == 0;
        if (stuck) {
            return Optional.empty();
        }
        int to = (int) Math.clamp(line + (long) direction * use.count(), 0, lines.last());
        int column = use.column() == Move.ASIDE ? lines.column(from) : use.column();
        int place = column == Move.LINE_END ? lines.end(to) : lines.place(to, column);
        return Optional.of(Move.lines(from, use.visual() ? place : lines.onCharacter(place)).aiming(column));
    }

    private Optional<Move> toFirst(int from, long line, boolean stuck) {
        if (stuck) {
            return Optional.empty();
        }
        return Optional.of(toLine(from, line));
    }

    private Move toLine(int from, long line) {
        int within = (int) Math.clamp(line, 0, lines.last());
        return Move.lines(from, lines.onCharacter(lines.firstNonBlank(within)));
    }

    private Move column(int from, Use use) {
        return Move.exclusive(from, lines.onCharacter(lines.place(lines.of(from), use.count() - 1)))
                .aiming(use.count() - 1);
    }

    private Optional<Move> lineEnd(int from, Use use) {
        int line = lines.of(from);
        if (use.count() > 1 && line == lines.last()) {
            return Optional.empty();
        }
        int to = (int) Math.clamp(line + use.count() - 1L, 0, lines.last());
        int end = lines.end(to);
        return Optional.of(Move.inclusive(from, use.visual() ? end : lines.onCharacter(end)).aiming(Move.LINE_END));
    }

    private Optional<Move> lastNonBlank(int from, Use use) {
        return lineEnd(from, use).map(move -> {
            int line = lines.of(move.to());
            int at = lines.onCharacter(move.to());
            while (at > lines.start(line) && Lines.isBlank(lines.at(at))) {
                at = lines.before(at);
            }
            return Move.inclusive(from, at);
        });
    }

    private Optional<Move> paragraph(int from, Use use, int direction) {
        int line = lines.of(from);
        for (int left = use.count(); left > 0; left--) {
            boolean text = false;
            boolean first = true;
            while (true) {
                text |= !lines.isEmpty(line);
                if (!first && text && lines.isEmpty(line)) {
                    break;
                }
                first = false;
                if (line + direction < 0 || line + direction > lines.last()) {
                    if (left > 1) {
                        return Optional.empty();
                    }
                    break;
                }
                line += direction;
            }
        }
        boolean atEnd = line == lines.last() && direction > 0 && !lines.isEmpty(line);
        return Optional.of(atEnd ? Move.inclusive(from, lines.onCharacter(lines.end(line)))
                : Move.exclusive(from, lines.start(line)));
    }

    private Optional<Move> percent(int from, int count) {
        return count > 100 ? Optional.empty()
                : Optional.of(toLine(from, ((long) count * lines.count() + 99) / 100 - 1));
    }

    private Optional<Move> bracket(int from) {
        int end = lines.end(lines.of(from));
        for (int at = from; at < end; at++) {
            char c = lines.text().charAt(at);
            if (OPENING.indexOf(c) >= 0 || CLOSING.indexOf(c) >= 0) {
                int partner = partner(at);
                return partner < 0 ? Optional.empty() : Optional.of(Move.inclusive(from, partner));
            }
        }
        return Optional.empty();
    }

    private int partner(int at) {
        char c = lines.text().charAt(at);
        int opening = OPENING.indexOf(c);
        char other = opening >= 0 ? CLOSING.charAt(opening) : OPENING.charAt(CLOSING.indexOf(c));
        int direction = opening >= 0 ? 1 : -1;
        int depth = 0;
        for (int i = at; i >= 0 && i < lines.text().length(); i += direction) {
            char here = lines.text().charAt(i);
            depth += here == c ? 1 : here == other ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return -1;
    }
}
