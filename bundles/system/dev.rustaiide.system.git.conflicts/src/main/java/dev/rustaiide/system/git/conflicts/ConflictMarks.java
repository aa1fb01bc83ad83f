package dev.rustaiide.system.git.conflicts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.Span;

/**
 * The conflicts in a text, as its markers say. Immutable; any thread may use it.
 *
 * @param conflicts in their order
 * @param broken lines, from zero, with a marker that belongs to no conflict: somebody took a part of one away
 */
public record ConflictMarks(List<MarkedConflict> conflicts, List<Integer> broken) {
    private static final int LENGTH = 7;

    public ConflictMarks {
        conflicts = List.copyOf(conflicts);
        broken = List.copyOf(broken);
    }

    /** Reads the markers of {@code text}. A line of seven equal signs alone is none: headings have it too. */
    public static ConflictMarks of(Text text) {
        return new Reading(text).run();
    }

    /** Whether nothing of any conflict is left. */
    public boolean isClean() {
        return conflicts.isEmpty() && broken.isEmpty();
    }

    private static final class Reading {
        private final String all;
        private final List<MarkedConflict> conflicts = new ArrayList<>();
        private final List<Integer> broken = new ArrayList<>();
        private int start = -1;
        private int startLine;
        private int ours;
        private int base = -1;
        private int baseText;
        private int separator = -1;
        private int theirs;
        private String oursName = "";

        Reading(Text text) {
            all = text.toString();
        }

        ConflictMarks run() {
            int line = 0;
            int at = 0;
            while (at < all.length()) {
                int lineFeed = all.indexOf('\n', at);
                int end = lineFeed < 0 ? all.length() : lineFeed + 1;
                read(at, end, line++);
                at = end;
            }
            if (start >= 0) {
                broken.add(startLine);
            }
            return new ConflictMarks(conflicts, broken);
        }

        private void read(int at, int end, int line) {
            if (isMarker(at, '<')) {
                if (start >= 0) {
                    broken.add(startLine);
                }
                start = at;
                startLine = line;
                ours = end;
                base = -1;
                separator = -1;
                oursName = name(at, end);
            } else if (isMarker(at, '|') && start >= 0 && base < 0 && separator < 0) {
                base = at;
                baseText = end;
            } else if (start >= 0 && separator < 0 && isSeparator(at, end)) {
                separator = at;
                theirs = end;
            } else if (isMarker(at, '>')) {
                close(at, end, line);
            }
        }

        private void close(int at, int end, int line) {
            if (start < 0 || separator < 0) {
                broken.add(start < 0 ? line : startLine);
            } else {
                String left = all.substring(ours, base < 0 ? separator : base);
                Optional<String> middle = base < 0 ? Optional.empty() : Optional.of(all.substring(baseText, separator));
                conflicts.add(new MarkedConflict(new Span(start, end), startLine, left, middle,
                        all.substring(theirs, at), oursName, name(at, end)));
            }
            start = -1;
        }

        private boolean isMarker(int at, char sign) {
            return isRun(at, sign) && (at + LENGTH >= all.length() || Character.isWhitespace(all.charAt(at + LENGTH)));
        }

        private boolean isSeparator(int at, int end) {
            return isRun(at, '=') && all.substring(at, end).strip().length() == LENGTH;
        }

        private boolean isRun(int at, char sign) {
            for (int i = at; i < at + LENGTH; i++) {
                if (i >= all.length() || all.charAt(i) != sign) {
                    return false;
                }
            }
            return true;
        }

        private String name(int at, int end) {
            return all.substring(Math.min(end, at + LENGTH), end).strip();
        }
    }
}
