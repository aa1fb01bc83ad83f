package dev.rustaiide.app.vim.internal.core;

import java.util.Optional;

import dev.rustaiide.foundation.types.Span;

/** Motions by words. A word is of letters, digits and underscores, or of others; a WORD of all that is not blank. */
final class WordMotions {
    private final Lines lines;
    private final boolean big;

    WordMotions(Lines lines, boolean big) {
        this.lines = lines;
        this.big = big;
    }

    private enum Sort {
        BLANK, WORD, OTHER
    }

    private Sort sort(int offset) {
        int c = lines.at(offset);
        if (c == 0 || Lines.isBlank(c)) {
            return Sort.BLANK;
        }
        return big || !isName(c) ? Sort.OTHER : Sort.WORD;
    }

    static boolean isName(int c) {
        return c == '_' || Character.isLetterOrDigit(c);
    }

    private boolean isEmptyLine(int offset) {
        return lines.isEmpty(lines.of(offset));
    }

    /** To the start of a word; for an operator the last of them ends with its line. */
    Optional<Move> forward(int from, int count, boolean operator) {
        int at = from;
        for (int left = count; left > 0; left--) {
            Sort sort = sort(at);
            boolean lastLine = lines.of(at) == lines.last();
            int next = lines.step(at);
            if (next < 0 || lastLine && endsLine(at, next)) {
                return operator ? Optional.of(Move.exclusive(from, next < 0 ? at : next).ofWord()) : ended(from, at);
            }
            boolean stops = operator && left == 1;
            if (stops && endsLine(at, next)) {
                return Optional.of(Move.exclusive(from, next).ofWord());
            }
            at = next;
            while (sort != Sort.BLANK && sort(at) == sort) {
                next = lines.step(at);
                if (next < 0) {
                    return Optional.of(Move.exclusive(from, at).ofWord());
                }
                boolean ends = endsLine(at, next);
                at = next;
                if (stops && ends) {
                    return Optional.of(Move.exclusive(from, at).ofWord());
                }
            }
            while (sort(at) == Sort.BLANK && !isEmptyLine(at)) {
                next = lines.step(at);
                if (next < 0 || lastLine && endsLine(at, next)) {
                    return Optional.of(Move.exclusive(from, next < 0 ? at : next).ofWord());
                }
                at = next;
            }
        }
        return Optional.of(Move.exclusive(from, at).ofWord());
    }

    /** Whether the step from {@code at} comes to the end of a line, or behind it. */
    private boolean endsLine(int at, int next) {
        return lines.isAtEnd(next) && lines.of(at) == lines.of(next) || lines.of(at) != lines.of(next);
    }

    /** It started at the last character, or came there: the first is a failure. */
    private Optional<Move> ended(int from, int at) {
        return at == from ? Optional.empty() : Optional.of(Move.exclusive(from, at));
    }

    /** To the end of a word; {@code stays} if that at the caret counts. An operator takes what there is. */
    Optional<Move> end(int from, int count, boolean stays, boolean operator) {
        int at = from;
        boolean stay = stays;
        for (int left = count; left > 0; left--) {
            Sort sort = sort(at);
            int next = lines.step(at);
            if (next < 0) {
                return endless(from, at, operator);
            }
            at = next;
            if (sort(at) == sort && sort != Sort.BLANK) {
                at = skip(at, sort);
            } else if (!stay || sort == Sort.BLANK) {
                while (sort(at) == Sort.BLANK) {
                    next = lines.step(at);
                    if (next < 0) {
                        return endless(from, at, operator);
                    }
                    at = next;
                }
                at = skip(at, sort(at));
            }
            at = lines.stepBack(at);
            stay = false;
        }
        return Optional.of(Move.inclusive(from, at));
    }

    private Optional<Move> endless(int from, int at, boolean operator) {
        return operator || lines.onCharacter(at) != from ? Optional.of(Move.inclusive(from, at)) : Optional.empty();
    }

    private int skip(int from, Sort sort) {
        int at = from;
        while (sort(at) == sort) {
            int next = lines.step(at);
            if (next < 0) {
                return at;
            }
            at = next;
        }
        return at;
    }

    /** Back to the start of a word. */
    Optional<Move> back(int from, int count) {
        int at = from;
        for (int left = count; left > 0; left--) {
            int before = lines.stepBack(at);
            if (before < 0) {
                return at == from ? Optional.empty() : Optional.of(Move.exclusive(from, at));
            }
            at = before;
            while (sort(at) == Sort.BLANK && !isEmptyLine(at)) {
                before = lines.stepBack(at);
                if (before < 0) {
                    return Optional.of(Move.exclusive(from, at));
                }
                at = before;
            }
            if (sort(at) != Sort.BLANK) {
                at = startOf(at);
            }
        }
        return Optional.of(Move.exclusive(from, at));
    }

    private int startOf(int offset) {
        Sort sort = sort(offset);
        int at = offset;
        for (int before = lines.stepBack(at); before >= 0 && sort(before) == sort; before = lines.stepBack(at)) {
            at = before;
        }
        return at;
    }

    /** Back to the end of a word. */
    Optional<Move> backToEnd(int from, int count) {
        int at = from;
        for (int left = count; left > 0; left--) {
            Sort sort = sort(at);
            int before = lines.stepBack(at);
            if (before < 0) {
                return at == from ? Optional.empty() : Optional.of(Move.inclusive(from, at));
            }
            at = before;
            while (sort != Sort.BLANK && sort(at) == sort) {
                before = lines.stepBack(at);
                if (before < 0) {
                    return Optional.of(Move.inclusive(from, at));
                }
                at = before;
            }
            while (sort(at) == Sort.BLANK && !isEmptyLine(at)) {
                before = lines.stepBack(at);
                if (before < 0) {
                    return Optional.of(Move.inclusive(from, at));
                }
                at = before;
            }
        }
        return Optional.of(Move.inclusive(from, at));
    }

    /** The word around {@code offset} and what of blanks belongs to it: its start and the place behind it. */
    Optional<Span> object(int offset, int count, boolean around) {
        int start = runStart(offset);
        int end = offset;
        boolean blankFirst = sort(offset) == Sort.BLANK;
        for (int left = count; left > 0; left--) {
            end = runEnd(end);
            if (around) {
                if (lines.isAtEnd(end) && !blankFirst) {
                    return Optional.of(leading(start, end));
                }
                if (lines.isAtEnd(end)) {
                    return Optional.empty();
                }
                boolean blankNext = sort(end) == Sort.BLANK;
                if (blankFirst || blankNext) {
                    end = runEnd(end);
                } else if (left == 1) {
                    return Optional.of(leading(start, end));
                }
            } else if (left > 1 && lines.isAtEnd(end)) {
                return Optional.empty();
            }
        }
        return Optional.of(new Span(start, end));
    }

    /** A word with nothing blank behind it has the blanks before it. */
    private Span leading(int start, int end) {
        int at = start;
        while (at > lines.start(lines.of(start)) && sort(lines.before(at)) == Sort.BLANK) {
            at = lines.before(at);
        }
        return new Span(at == lines.start(lines.of(start)) ? start : at, end);
    }

    private int runStart(int offset) {
        int at = offset;
        int start = lines.start(lines.of(offset));
        while (at > start && sort(lines.before(at)) == sort(offset)) {
            at = lines.before(at);
        }
        return at;
    }

    private int runEnd(int offset) {
        int at = offset;
        Sort sort = sort(offset);
        while (!lines.isAtEnd(at) && sort(at) == sort) {
            at = lines.behind(at);
        }
        return at;
    }
}
