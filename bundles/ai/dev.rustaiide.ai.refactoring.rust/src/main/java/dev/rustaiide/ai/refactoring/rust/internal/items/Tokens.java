package dev.rustaiide.ai.refactoring.rust.internal.items;

import java.util.ArrayList;
import java.util.List;

import dev.rustaiide.ai.refactoring.rust.internal.RustNode;

/** Reads paths out of tokens, which have no syntax yet. */
final class Tokens {
    private Tokens() {}

    /** @param afterDot whether it is a field or method of something */
    record Path(List<Segment> segments, boolean afterDot, RustNode last) {}

    static List<Path> paths(RustNode tree) {
        List<RustNode> tokens = new ArrayList<>();
        flatten(tree, tokens);
        List<Path> found = new ArrayList<>();
        int i = 0;
        while (i < tokens.size()) {
            if (!isName(tokens.get(i))) {
                i++;
                continue;
            }
            String before = i > 0 ? tokens.get(i - 1).text() : "";
            List<Segment> segments = new ArrayList<>();
            int last = i;
            segments.add(segment(tokens.get(i)));
            while (last + 2 < tokens.size() && tokens.get(last + 1).text().equals("::")
                    && isName(tokens.get(last + 2))) {
                last += 2;
                segments.add(segment(tokens.get(last)));
            }
            boolean continued = before.equals("::") || before.equals("'");
            if (!continued) {
                found.add(new Path(List.copyOf(segments), before.equals("."), tokens.get(last)));
            }
            i = last + 1;
        }
        return found;
    }

    private static boolean isName(RustNode token) {
        return token.is("identifier", "type_identifier", "crate", "super", "self")
                || token.is("metavariable") && token.text().equals("$crate");
    }

    private static Segment segment(RustNode token) {
        return new Segment(token.text(), token.start(), token.end());
    }

    /** The leaves of {@code node} in order; strings and comments are one each. */
    static void flatten(RustNode node, List<RustNode> tokens) {
        if (node.children().isEmpty() || node.type().endsWith("_literal")) {
            tokens.add(node);
        } else if (!node.isComment()) {
            node.children().forEach(child -> flatten(child, tokens));
        }
    }
}
