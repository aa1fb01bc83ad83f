package dev.rustaiide.app.vim.internal.core;

import java.util.Optional;

import dev.rustaiide.foundation.types.Span;

/** Text objects: words, strings, brackets, tags and paragraphs, with or without what is around them. */
final class Objects {
    private final Lines lines;

    Objects(Lines lines) {
        this.lines = lines;
    }

    static boolean isOne(String key) {
        return key.length() == 1 && "wW\"'`()b{}B[]<>pt".contains(key);
    }

    /** The object {@code key} around {@code at}; its first and its last character, or its lines. */
    Optional<Move> find(String key, int at, int count, boolean around) {
        return switch (key) {
            case "w", "W" -> new WordMotions(lines, key.equals("W")).object(at, count, around).flatMap(this::move);
            case "\"", "'", "`" -> quotes(key.charAt(0), at, around).flatMap(this::move);
            case "(", ")", "b" -> brackets('(', ')', at, count, around);
            case "{", "}", "B" -> brackets('{', '}', at, count, around);
            case "[", "]" -> brackets('[', ']', at, count, around);
            case "<", ">" -> brackets('<', '>', at, count, around);
            case "p" -> paragraph(at, count, around);
            case "t" -> new Tags(lines.text()).around(at, count, around).flatMap(this::move);
            default -> Optional.empty();
        };
    }

    private Optional<Move> move(Span span) {
        return span.isEmpty() ? Optional.of(Move.exclusive(span.start(), span.end()))
                : Optional.of(Move.inclusive(span.start(), lines.before(span.end())));
    }

    private Optional<Span> quotes(char quote, int at, boolean around) {
        int line = lines.of(at);
        String text = lines.line(line);
        int column = lines.column(at);
        int open = -1;
        int close = -1;
        for (int i = nextQuote(text, quote, 0); i >= 0; i = nextQuote(text, quote, close + 1)) {
            open = i;
            close = nextQuote(text, quote, i + 1);
            if (close < 0) {
                return Optional.empty();
            }
            if (column <= close) {
                return Optional.of(quoted(line, text, open, close, around));
            }
        }
        return Optional.empty();
    }

    private Span quoted(int line, String text, int open, int close, boolean around) {
        int start = lines.start(line);
        if (!around) {
            return new Span(start + open + 1, start + close);
        }
        int end = close + 1;
        while (end < text.length() && Lines.isBlank(text.charAt(end))) {
            end++;
        }
        int first = open;
        while (end == close + 1 && first > 0 && Lines.isBlank(text.charAt(first - 1))) {
            first--;
        }
        return new Span(start + first, start + end);
    }

    private static int nextQuote(String text, char quote, int from) {
        for (int i = from; i < text.length(); i++) {
            if (text.charAt(i) == '\\') {
                i++;
            } else if (text.charAt(i) == quote) {
                return i;
            }
        }
        return -1;
    }

    private Optional<Move> brackets(char open, char close, int at, int count, boolean around) {
        int start = at < lines.text().length() && lines.text().charAt(at) == close ? at : at + 1;
        for (int left = count; left > 0; left--) {
            start = outside(open, close, start - 1, -1);
            if (start < 0) {
                // Around nothing: the next one.
                start = left == count ? next(open, at) : -1;
                left = 1;
            }
            if (start < 0) {
                return Optional.empty();
            }
        }
        int end = outside(close, open, start + 1, 1);
        if (end < 0) {
            return Optional.empty();
        }
        return around ? Optional.of(Move.inclusive(start, end)) : inside(start + 1, end);
    }

    private int next(char open, int from) {
        for (int i = from; i < lines.text().length(); i++) {
            if (lines.text().charAt(i) == open) {
                return i;
            }
        }
        return -1;
    }

    /** Lines between brackets that stand alone are whole lines. */
    private Optional<Move> inside(int start, int end) {
        int from = start;
        int to = end;
        if (lines.isAtEnd(from) && lines.of(from) < lines.of(to)) {
            from = lines.start(lines.of(from) + 1);
            int line = lines.of(to);
            if (lines.firstNonBlank(line) == to && lines.of(from) <= line - 1) {
                return Optional.of(Move.lines(from, lines.start(line - 1)));
            }
        }
        if (from >= to) {
            return Optional.of(Move.exclusive(from, from));
        }
        int last = lines.stepBack(to);
        return Optional.of(Move.inclusive(from, last));
    }

    private int outside(char wanted, char other, int from, int direction) {
        int depth = 0;
        for (int i = from; i >= 0 && i < lines.text().length(); i += direction) {
            char c = lines.text().charAt(i);
            if (c == wanted && depth == 0) {
                return i;
            }
            depth += c == other ? 1 : c == wanted ? -1 : 0;
        }
        return -1;
    }

    private boolean isWhite(int line) {
        return lines.firstNonBlank(line) == lines.end(line);
    }

    private Optional<Move> paragraph(int at, int count, boolean around) {
        int line = lines.of(at);
        int first = line;
        while (first > 0 && isWhite(first - 1) == isWhite(line)) {
            first--;
        }
        int last = line;
        int parts = around ? 2 * count : count;
        boolean white = isWhite(line);
        for (int part = 0; part < parts; part++) {
            if (part > 0) {
                if (last == lines.last()) {
                    return around && part == parts - 1 && !isWhite(line) ? Optional.of(lead(first, last))
                            : Optional.empty();
                }
                last++;
                white = isWhite(last);
            }
            while (last < lines.last() && isWhite(last + 1) == white) {
                last++;
            }
        }
        return Optional.of(Move.lines(lines.start(first), lines.start(last)));
    }

    private Move lead(int first, int last) {
        int from = first;
        while (from > 0 && isWhite(from - 1)) {
            from--;
        }
        return Move.lines(lines.start(from), lines.start(last));
    }
}
