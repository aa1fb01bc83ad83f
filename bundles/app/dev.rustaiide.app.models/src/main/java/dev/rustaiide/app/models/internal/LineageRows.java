package dev.rustaiide.app.models.internal;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import dev.rustaiide.ai.ml.pipeline.Pipelines.Made;
import dev.rustaiide.app.models.internal.LineageRows.Node;
import dev.rustaiide.app.ui.components.Glyph;
import dev.rustaiide.app.ui.components.Icon;
import dev.rustaiide.app.ui.components.Row;
import dev.rustaiide.app.ui.components.RowModel;
import dev.rustaiide.app.ui.components.Token;
import dev.rustaiide.foundation.common.SafeText;

/**
 * The graph of what was made of what as a tree: results of which nothing was made are at its top, and below each what
 * it was made of. What went into several stands below each of them. UI thread only.
 */
final class LineageRows implements RowModel<Node> {
    private static final int DIGITS = 12;
    private static final double MINUTE = 60;

    private List<Made> made = List.of();
    private List<Node> roots = List.of();
    private final Map<String, Made> byHash = new HashMap<>();

    /** A result, and by which ways it was come to: one result is at several places. */
    record Node(Made made, String key) {}

    /** Whether they are others than before. */
    boolean set(List<Made> now) {
        if (now.equals(made)) {
            return false;
        }
        made = List.copyOf(now);
        byHash.clear();
        Set<String> used = new HashSet<>();
        for (Made each : made) {
            byHash.putIfAbsent(each.hash(), each);
            used.addAll(each.inputs());
        }
        roots = byHash.values().stream().filter(each -> !used.contains(each.hash()))
                .sorted((one, other) -> other.date().compareTo(one.date()))
                .map(each -> new Node(each, each.hash())).toList();
        return true;
    }

    @Override
    public List<Node> roots() {
        return roots;
    }

    @Override
    public boolean hasChildren(Node node) {
        return node.made.inputs().stream().anyMatch(byHash::containsKey);
    }

    @Override
    public List<Node> children(Node node) {
        return node.made.inputs().stream().distinct().filter(byHash::containsKey)
                .map(input -> new Node(byHash.get(input), node.key + '/' + input)).toList();
    }

    @Override
    public Object key(Node node) {
        return node.key;
    }

    @Override
    public Row row(Node node) {
        Made of = node.made;
        return Row.of(new Glyph(of.inputs().isEmpty() ? Icon.DATABASE : node.key.equals(of.hash()) ? Icon.MODEL
                : Icon.HIERARCHY, Token.MUTED), SafeText.line(of.step()))
                .detail(SafeText.line(of.kind()) + " " + of.version() + "  " + of.date().replace('T', ' ')
                        .replace("Z", "") + "  " + took(of.seconds()))
                .badge(shortened(of.hash()), Token.MUTED);
    }

    private static String took(double seconds) {
        return seconds < MINUTE ? String.format(Locale.ROOT, "%.1f s", seconds)
                : String.format(Locale.ROOT, "%.0f min", seconds / MINUTE);
    }

    private static String shortened(String hash) {
        return hash.substring(0, Math.min(DIGITS, hash.length()));
    }

    /** All that is known of one, in three lines. */
    static String facts(Node node) {
        Made of = node.made;
        return "SHA-256 " + of.hash() + "\nParameters " + SafeText.line(of.parameters().print()) + "\nNotes "
                + SafeText.line(of.notes().print());
    }
}
