package dev.rustaiide.ai.code.analysis.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.rustaiide.ai.code.analysis.Highlight;
import dev.rustaiide.ai.code.analysis.HighlightKind;
import dev.rustaiide.ai.tree.sitter.Grammar;
import dev.rustaiide.ai.tree.sitter.ParsedTree;
import dev.rustaiide.ai.tree.sitter.TreeWalk;
import dev.rustaiide.foundation.text.Chunk;
import dev.rustaiide.foundation.text.Text;

/**
 * Rules whose roles are {@link HighlightKind}s in lower case; {@code none} is plain, {@code format} a string with
 * places in braces. The inner node wins.
 */
final class Highlights {
    private static final byte FORMAT = -1;
    /** What is longer than this, in bytes, between braces in a string is no place for a value. */
    private static final int LONGEST_PLACE = 200;
    private static final byte STRING = Canvas.colour(HighlightKind.STRING);
    private static final byte ESCAPE = Canvas.colour(HighlightKind.ESCAPE);

    private final NodeRules rules;
    private final Map<String, Byte> colours = new HashMap<>();

    Highlights(Grammar grammar, String source) {
        rules = new NodeRules(grammar, source, false);
        for (HighlightKind kind : HighlightKind.values()) {
            colours.put(kind.name().toLowerCase(Locale.ROOT), Canvas.colour(kind));
        }
        colours.put("none", Canvas.NONE);
        colours.put("format", FORMAT);
        for (String role : rules.roles()) {
            if (!colours.containsKey(role)) {
                throw new IllegalArgumentException("query: no highlight is called " + role);
            }
        }
    }

    /** The highlights of the bytes from {@code start} to {@code end}. */
    List<Highlight> of(ParsedTree tree, int start, int end) {
        if (start >= end) {
            return List.of();
        }
        var canvas = new Canvas(start, end);
        try (TreeWalk walk = tree.walk()) {
            new NodeWalk(rules, walk, tree.text(), start, end, rule -> {
                paint(canvas, walk, tree.text(), colours.get(rule.role()), start, end);
                return true;
            }).run();
        }
        return canvas.highlights(new Offsets(tree.text()));
    }

    private static void paint(Canvas canvas, TreeWalk walk, Text text, byte colour, int start, int end) {
        if (colour == FORMAT) {
            canvas.paint(walk.start(), walk.end(), STRING);
            paintBraces(canvas, text, Math.max(walk.start(), start - LONGEST_PLACE),
                    Math.min(walk.end(), end + LONGEST_PLACE));
        } else {
            canvas.paint(walk.start(), walk.end(), colour);
        }
    }

    private static void paintBraces(Canvas canvas, Text text, int from, int to) {
        int open = -1;
        for (int at = from; at < to;) {
            Chunk chunk = text.chunkAt(at);
            int length = Math.min(chunk.length(), to - at);
            for (int i = 0; i < length; i++) {
                byte b = chunk.bytes()[chunk.start() + i];
                if (b == '{') {
                    open = at + i;
                } else if (b == '}' && open >= 0 && at + i - open < LONGEST_PLACE) {
                    canvas.paint(open, at + i + 1, ESCAPE);
                    open = -1;
                }
            }
            at += length;
        }
    }
}
