package dev.rustaiide.ai.code.analysis.internal;

import java.util.HashMap;
import java.util.Map;

import dev.rustaiide.ai.tree.sitter.TextTest;
import dev.rustaiide.ai.tree.sitter.TreeWalk;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.Span;

/** Looks for what a shape has inside the node that a walk is at, and keeps where its captures are. */
final class ShapeMatch {
    private final NodeRules rules;
    private final TreeWalk walk;
    private final Text text;
    /** In bytes; from the first to the last of several. */
    private final Map<String, Span> captures = new HashMap<>();

    ShapeMatch(NodeRules rules, TreeWalk walk, Text text) {
        this.rules = rules;
        this.walk = walk;
        this.text = text;
    }

    boolean matches(Shape shape) {
        captures.clear();
        return matchesHere(shape);
    }

    boolean has(String capture) {
        return captures.containsKey(capture);
    }

    int start(String capture) {
        return captures.get(capture).start();
    }

    int end(String capture) {
        return captures.get(capture).end();
    }

    private boolean matchesHere(Shape shape) {
        boolean fits = rules.fits(shape, walk) && (shape.field() == null || rules.fieldOf(shape) == walk.field())
                && holds(shape) && matchesChildren(shape);
        if (fits) {
            for (String capture : shape.captures()) {
                captures.merge(capture, new Span(walk.start(), walk.end()), ShapeMatch::join);
            }
        }
        return fits;
    }

    /** The first body ends the name; the details go from the first to the last. */
    private static Span join(Span a, Span b) {
        return new Span(Math.min(a.start(), b.start()), Math.max(a.end(), b.end()));
    }

    private boolean holds(Shape shape) {
        for (TextTest test : rules.tests(shape)) {
            int end = Math.min(walk.end(), walk.start() + TextTest.MOST_BYTES);
            if (!test.holds(Words.bytes(text, walk.start(), end))) {
                return false;
            }
        }
        return true;
    }

    /** Each shape takes the first child that fits behind that of the shape before it. */
    private boolean matchesChildren(Shape shape) {
        int next = 0;
        int count = shape.children().size();
        if (count > 0 && walk.toFirstChild()) {
            do {
                next = after(shape, next);
            } while (next < count && walk.toNextSibling());
            walk.toParent();
        }
        while (next < count && shape.children().get(next).optional()) {
            next++;
        }
        return next == count;
    }

    private int after(Shape shape, int next) {
        for (int i = next; i < shape.children().size(); i++) {
            if (matchesHere(shape.children().get(i))) {
                return i + 1;
            }
            if (!shape.children().get(i).optional()) {
                break;
            }
        }
        return next;
    }
}
