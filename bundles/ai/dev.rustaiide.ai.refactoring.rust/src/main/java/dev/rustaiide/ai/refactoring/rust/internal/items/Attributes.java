package dev.rustaiide.ai.refactoring.rust.internal.items;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.rustaiide.ai.refactoring.rust.internal.RustNode;
import dev.rustaiide.foundation.text.Text;

/** What stands before an item and belongs to it. */
final class Attributes {
    private Attributes() {}

    /** Its outer attributes, in order. */
    static List<RustNode> of(RustNode item) {
        return leading(item).stream().filter(node -> node.is("attribute_item")).toList();
    }

    /** Those that say when it is compiled at all. */
    static List<String> conditions(RustNode item) {
        return of(item).stream().map(RustNode::text).filter(text -> text.replaceAll("\\s", "").startsWith("#[cfg("))
                .toList();
    }

    /** Those of all that is around {@code node}, itself included, within its file. */
    static List<String> conditionsAround(RustNode node) {
        List<String> all = new ArrayList<>();
        for (Optional<RustNode> at = Optional.of(node); at.isPresent(); at = at.get().parent()) {
            all.addAll(conditions(at.get()));
        }
        return all;
    }

    /** Attributes, comments of documentation, and other comments without an empty line between; in order. */
    static List<RustNode> leading(RustNode item) {
        List<RustNode> siblings = item.parent().map(RustNode::children).orElse(List.of());
        List<RustNode> found = new ArrayList<>();
        RustNode below = item;
        for (int i = siblings.indexOf(item) - 1; i >= 0; i--) {
            RustNode above = siblings.get(i);
            boolean belongs = above.is("attribute_item") || above.isComment() && !above.has("inner_doc_comment_marker");
            boolean noted = i > 0 && siblings.get(i - 1).is("attribute_item") && startsBehindCode(above);
            if (!belongs || above.isComment() && !noted && isApart(above, below)) {
                break;
            }
            found.addFirst(above);
            below = above;
        }
        return found;
    }

    private static boolean isApart(RustNode above, RustNode below) {
        String between = above.source().substring(above.end(), below.start());
        long lines = between.chars().filter(c -> c == '\n').count() + (above.text().endsWith("\n") ? 1 : 0);
        boolean behindCode = startsBehindCode(above);
        return lines > 1 || behindCode;
    }

    /** Whether a comment stands at the end of a line of something else. */
    private static boolean startsBehindCode(RustNode comment) {
        Text text = comment.source();
        int at = comment.start() - 1;
        while (at >= 0 && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at--;
        }
        return at >= 0 && text.charAt(at) != '\n';
    }

    /** Where an item begins with all that belongs to it. */
    static int start(RustNode item) {
        List<RustNode> leading = leading(item);
        return leading.isEmpty() ? item.start() : leading.getFirst().start();
    }

    /** Where it ends, with a comment behind it on its line. */
    static int end(RustNode item, Text text) {
        List<RustNode> siblings = item.parent().map(RustNode::children).orElse(List.of());
        int next = siblings.indexOf(item) + 1;
        if (next < siblings.size() && siblings.get(next).is("line_comment")
                && text.lineOf(siblings.get(next).start()) == text.lineOf(item.end())) {
            int end = siblings.get(next).end();
            return end > 0 && text.charAt(end - 1) == '\n' ? end - 1 : end;
        }
        return item.end();
    }
}
