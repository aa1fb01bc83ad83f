package dev.rustaiide.ai.code.analysis.internal;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import dev.rustaiide.ai.code.analysis.Highlight;
import dev.rustaiide.ai.code.analysis.HighlightKind;
import dev.rustaiide.ai.tree.sitter.Matches;
import dev.rustaiide.ai.tree.sitter.ParsedTree;
import dev.rustaiide.ai.tree.sitter.Query;
import dev.rustaiide.foundation.text.Chunk;
import dev.rustaiide.foundation.text.Text;

/**
 * A query whose captures are called like {@link HighlightKind}s in lower case; {@code @none} is plain, {@code @format}
 * a string with places in braces, and names with an underscore first are there for predicates only. Of two captures
 * the inner one wins, on the same node the later pattern.
 */
final class HighlightQuery {
    private static final byte FORMAT = -1;
    private static final byte IGNORED = -2;

    private final Query query;
    private final byte[] colours;

    HighlightQuery(Query query) {
        this.query = query;
        this.colours = new byte[query.captures().size()];
        for (int i = 0; i < colours.length; i++) {
            colours[i] = colour(query.captures().get(i));
        }
    }

    private static byte colour(String capture) {
        if (capture.startsWith("_")) {
            return IGNORED;
        }
        return switch (capture) {
            case "none" -> Canvas.NONE;
            case "format" -> FORMAT;
            default -> Canvas.colour(HighlightKind.valueOf(capture.toUpperCase(Locale.ROOT)));
        };
    }

    /** The highlights of the bytes from {@code start} to {@code end}. */
    List<Highlight> highlights(ParsedTree tree, int start, int end) {
        if (start >= end) {
            return List.of();
        }
        var canvas = new Canvas(start, end);
        for (Painting painting : paintings(tree, start, end)) {
            painting.onto(canvas, tree.text());
        }
        return canvas.highlights(new Offsets(tree.text()));
    }

    private Painting[] paintings(ParsedTree tree, int start, int end) {
        Painting[] found = new Painting[256];
        int count = 0;
        try (Matches matches = query.matches(tree, start, end)) {
            while (matches.next()) {
                for (int i = 0; i < matches.count(); i++) {
                    byte colour = colours[matches.capture(i)];
                    if (colour != IGNORED && matches.start(i) < end && matches.end(i) > start) {
                        if (count == found.length) {
                            found = Arrays.copyOf(found, 2 * count);
                        }
                        found[count++] = new Painting(matches.start(i), matches.end(i), matches.pattern(), colour);
                    }
                }
            }
        }
        Arrays.sort(found, 0, count);
        return Arrays.copyOf(found, count);
    }

    private record Painting(int start, int end, int pattern, byte colour) implements Comparable<Painting> {
        /** In the order in which to paint: the outer node before those in it. */
        @Override
        public int compareTo(Painting other) {
            if (start != other.start) {
                return Integer.compare(start, other.start);
            }
            return end == other.end ? Integer.compare(pattern, other.pattern) : Integer.compare(other.end, end);
        }

        void onto(Canvas canvas, Text text) {
            if (colour != FORMAT) {
                canvas.paint(start, end, colour);
                return;
            }
            canvas.paint(start, end, Canvas.colour(HighlightKind.STRING));
            int open = -1;
            for (int at = start; at < end;) {
                Chunk chunk = text.chunkAt(at);
                int length = Math.min(chunk.length(), end - at);
                for (int i = 0; i < length; i++) {
                    byte b = chunk.bytes()[chunk.start() + i];
                    if (b == '{') {
                        open = at + i;
                    } else if (b == '}' && open >= 0) {
                        canvas.paint(open, at + i + 1, Canvas.colour(HighlightKind.ESCAPE));
                        open = -1;
                    }
                }
                at += length;
            }
        }
    }
}
