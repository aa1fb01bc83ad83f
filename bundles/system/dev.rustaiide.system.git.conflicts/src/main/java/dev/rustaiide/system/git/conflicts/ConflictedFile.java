package dev.rustaiide.system.git.conflicts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.text.TextDiff;
import dev.rustaiide.foundation.text.TextDiff.Hunk;
import dev.rustaiide.system.git.integration.Conflict;

/**
 * A file that a merge did not get by with, in its three versions.
 *
 * @param kind {@link Conflict#NONE} if Git knows of no conflict in it
 * @param base empty where there is none; so are the other two
 * @param binary whether one of them is no text, and all three are empty texts therefore
 * @param oursName whose side ours is, for people; so for theirs
 */
public record ConflictedFile(String path, Conflict kind, Optional<Text> base, Optional<Text> ours,
        Optional<Text> theirs, boolean binary, String oursName, String theirsName) {
    /** What happened to it, and what can be done, for people. */
    public String explanation() {
        String mine = "our side (" + oursName + ")";
        String its = "their side (" + theirsName + ")";
        return switch (kind) {
            case NONE -> "Git knows of no conflict in it.";
            case BOTH_MODIFIED -> binary ? "Both sides changed it, and it is no text: take one of them."
                    : "Both sides changed it.";
            case BOTH_ADDED -> "Both sides added a file of this name, each another one.";
            case BOTH_DELETED -> "Both sides have it not any more: one of them gave it another name. Deleting it here"
                    + " keeps that one.";
            case DELETED_BY_THEM -> "Their side (" + theirsName + ") deleted or renamed it, " + mine
                    + " changed it. Keep it as we have it, or delete it.";
            case DELETED_BY_US -> "Our side (" + oursName + ") deleted or renamed it, " + its
                    + " changed it. Keep it as they have it, or delete it.";
            case ADDED_BY_US -> "Only " + mine
                    + " has it under this name: it was renamed there. Keep it, or delete it.";
            case ADDED_BY_THEM -> "Only " + its
                    + " has it under this name: it was renamed there. Keep it, or delete it.";
        };
    }

    /** The conflicts that are marked in {@code text}, the file as it is now, each with its base if that is found. */
    public List<MarkedConflict> marked(Text text) {
        List<MarkedConflict> marked = ConflictMarks.of(text).conflicts();
        if (base.isEmpty() || ours.isEmpty() || theirs.isEmpty()) {
            return marked;
        }
        return new Finding(base.get(), ours.get(), theirs.get()).bases(marked);
    }

    /**
     * Finds the base of conflicts: those that we find too have it; git makes some smaller, and theirs is found by where
     * their sides are in the files.
     */
    private static final class Finding {
        private final List<List<String>> found = new ArrayList<>();
        private final List<String> base;
        private final List<String> ours;
        private final List<String> theirs;
        private final List<Hunk> toOurs;
        private final List<Hunk> toTheirs;

        Finding(Text base, Text ours, Text theirs) {
            this.base = lines(base.toString());
            this.ours = lines(ours.toString());
            this.theirs = lines(theirs.toString());
            ThreeWay.of(base, ours, theirs).merged((before, left, right) -> {
                found.add(List.of(left, right, before));
                return "";
            });
            this.toOurs = TextDiff.of(base, ours);
            this.toTheirs = TextDiff.of(base, theirs);
        }

        private static List<String> lines(String text) {
            List<String> lines = new ArrayList<>();
            int start = 0;
            while (start < text.length()) {
                int lineFeed = text.indexOf('\n', start);
                int end = lineFeed < 0 ? text.length() : lineFeed + 1;
                lines.add(text.substring(start, end));
                start = end;
            }
            return lines;
        }

        List<MarkedConflict> bases(List<MarkedConflict> marked) {
            List<MarkedConflict> known = new ArrayList<>();
            int fromOurs = 0;
            int fromTheirs = 0;
            for (MarkedConflict each : marked) {
                List<String> left = lines(each.ours().replace("\r\n", "\n"));
                List<String> right = lines(each.theirs().replace("\r\n", "\n"));
                int atOurs = find(ours, left, fromOurs);
                int atTheirs = find(theirs, right, fromTheirs);
                Optional<String> same = same(left, right);
                boolean isSeen = each.base().isEmpty() && (same.isPresent() || atOurs >= 0 || atTheirs >= 0);
                known.add(!isSeen ? each : same.isPresent() ? withBase(each, same.get())
                        : base(each, atOurs, left.size(), atTheirs, right.size()));
                fromOurs = Math.max(fromOurs, atOurs + left.size());
                fromTheirs = Math.max(fromTheirs, atTheirs + right.size());
            }
            return known;
        }

        /** The base of the first of our own conflicts with these sides; those before it have been passed. */
        private Optional<String> same(List<String> left, List<String> right) {
            for (int i = 0; i < found.size(); i++) {
                if (found.get(i).getFirst().equals(String.join("", left))
                        && found.get(i).get(1).equals(String.join("", right))) {
                    String base = found.get(i).getLast();
                    found.subList(0, i + 1).clear();
                    return Optional.of(base);
                }
            }
            return Optional.empty();
        }

        private static MarkedConflict withBase(MarkedConflict each, String lines) {
            return each.withBase(each.ours().contains("\r\n") ? lines.replace("\n", "\r\n") : lines);
        }

        private MarkedConflict base(MarkedConflict each, int atOurs, int oursSize, int atTheirs, int theirsSize) {
            int start = Integer.MAX_VALUE;
            int end = 0;
            if (atOurs >= 0) {
                start = Math.min(start, start(toOurs, atOurs));
                end = Math.max(end, end(toOurs, atOurs + oursSize));
            }
            if (atTheirs >= 0) {
                start = Math.min(start, start(toTheirs, atTheirs));
                end = Math.max(end, end(toTheirs, atTheirs + theirsSize));
            }
            String lines = String.join("", base.subList(Math.min(start, base.size()), Math.clamp(end,
                    Math.min(start, base.size()), base.size())));
            return withBase(each, lines);
        }

        /** Where {@code part}, which is not empty, is in {@code all}; -1 if it is nowhere behind {@code from}. */
        private static int find(List<String> all, List<String> part, int from) {
            for (int at = from; !part.isEmpty() && at + part.size() <= all.size(); at++) {
                if (all.subList(at, at + part.size()).equals(part)) {
                    return at;
                }
            }
            return -1;
        }

        /** The line of the base that a line of a side comes from; the first of those that it took the place of. */
        private static int start(List<Hunk> hunks, int line) {
            int shift = 0;
            for (Hunk hunk : hunks) {
                if (line < hunk.afterStart()) {
                    break;
                }
                if (line < hunk.afterEnd()) {
                    return hunk.beforeStart();
                }
                shift = hunk.beforeEnd() - hunk.afterEnd();
            }
            return line + shift;
        }

        private static int end(List<Hunk> hunks, int line) {
            int shift = 0;
            for (Hunk hunk : hunks) {
                if (line <= hunk.afterStart() && !(hunk.added() == 0 && line == hunk.afterStart())) {
                    break;
                }
                if (line <= hunk.afterEnd()) {
                    return hunk.beforeEnd();
                }
                shift = hunk.beforeEnd() - hunk.afterEnd();
            }
            return line + shift;
        }
    }
}
