package dev.rustaiide.ai.code.analysis.internal;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.ai.code.analysis.internal.NodeRules.Level;
import dev.rustaiide.ai.code.analysis.internal.NodeRules.Rule;
import dev.rustaiide.ai.code.analysis.internal.NodeRules.Sibling;
import dev.rustaiide.ai.tree.sitter.TextTest;
import dev.rustaiide.ai.tree.sitter.TreeWalk;
import dev.rustaiide.foundation.text.Text;

/**
 * One walk through the nodes of a range that finds for each the last rule that it satisfies. Without recursion: a tree
 * may be a hundred thousand levels deep.
 */
final class NodeWalk {
    /** Siblings this far before the range are not asked about. */
    private static final int FAR = 4096;

    private final NodeRules rules;
    private final TreeWalk walk;
    private final Text text;
    private final Visitor visitor;
    private final int start;
    private final int end;
    /** The nodes from the root to the current one. */
    private final List<Frame> path = new ArrayList<>();
    private byte @Nullable [] bytes;

    NodeWalk(NodeRules rules, TreeWalk walk, Text text, int start, int end, Visitor visitor) {
        this.rules = rules;
        this.walk = walk;
        this.text = text;
        this.visitor = visitor;
        this.start = start;
        this.end = end;
    }

    void run() {
        path.add(new Frame());
        visit();
        boolean down = true;
        while (true) {
            boolean moved = down && descend();
            if (!moved) {
                moved = walk.toNextSibling();
                if (moved) {
                    path.getLast().index++;
                } else if (path.size() == 1) {
                    return;
                } else {
                    walk.toParent();
                    path.removeLast();
                    down = false;
                    continue;
                }
            }
            down = walk.start() < end;
            if (down) {
                visit();
            } else {
                walk.toParent();
                path.removeLast();
            }
        }
    }

    private boolean descend() {
        Frame parent = path.getLast();
        boolean needs = rules.needsSiblings(parent.symbol);
        var frame = new Frame();
        if (needs && toFirst(true)) {
            frame.collect();
            walk.toParent();
        }
        if (!toFirst(needs)) {
            return false;
        }
        path.add(frame);
        return true;
    }

    /** To the first child that matters. */
    private boolean toFirst(boolean siblings) {
        if (walk.start() >= (siblings ? start - FAR : start)) {
            return walk.toFirstChild();
        }
        if (!siblings) {
            return walk.toChildFor(start);
        }
        boolean found = walk.toChildFor(start);
        if (found) {
            walk.toPreviousSibling();
        }
        return found;
    }

    private void visit() {
        Frame frame = path.getLast();
        frame.symbol = rules.symbol(walk);
        Rule[] candidates = rules.rules(frame.symbol, walk);
        frame.field = rules.needsField(frame.symbol) ? walk.field() : 0;
        bytes = null;
        for (Rule rule : candidates) {
            if (satisfies(rule)) {
                if (visitor.visit(rule)) {
                    return;
                }
            }
        }
    }

    private boolean satisfies(Rule rule) {
        List<Level> levels = rule.levels();
        if (levels.size() >= path.size()) {
            return false;
        }
        for (int i = 0; i < levels.size(); i++) {
            Level level = levels.get(i);
            Frame child = path.get(path.size() - 1 - i);
            boolean fits = level.types().contain(path.get(path.size() - 2 - i).symbol)
                    && (level.field() == 0 || level.field() == child.field);
            if (!fits || !(level.siblings().isEmpty() && !level.first() && !level.last()) && !child.fits(level)) {
                return false;
            }
        }
        return rule.tests().isEmpty() || holds(rule.tests(), ownBytes());
    }

    private byte[] ownBytes() {
        byte[] own = bytes;
        if (own == null) {
            own = bytes(walk.start(), walk.end());
            bytes = own;
        }
        return own;
    }

    private byte[] bytes(int from, int to) {
        return Words.bytes(text, from, Math.min(to, from + TextTest.MOST_BYTES));
    }

    private static boolean holds(List<TextTest> tests, byte[] bytes) {
        for (TextTest test : tests) {
            if (!test.holds(bytes)) {
                return false;
            }
        }
        return true;
    }

    /** Is told of nodes that satisfy a rule, while the walk is at them; says whether that was all for the node. */
    @FunctionalInterface
    interface Visitor {
        boolean visit(Rule rule);
    }

    /** A node on the way, and its siblings where a rule asks about them. */
    private final class Frame {
        private int symbol;
        private int field;
        private int index;
        private List<Child> siblings = List.of();

        void collect() {
            siblings = new ArrayList<>();
            do {
                int type = rules.symbol(walk);
                rules.rules(type, walk);
                siblings.add(new Child(type, walk.field(), walk.start(), walk.end()));
            } while (walk.start() < end + FAR && walk.toNextSibling());
        }

        boolean fits(Level level) {
            boolean first = !level.first() || index == 0;
            boolean last = !level.last() || index == siblings.size() - 1;
            return first && last && fits(level.siblings());
        }

        private boolean fits(List<Sibling> wanted) {
            for (Sibling sibling : wanted) {
                boolean found = sibling.place() == 0 ? hasAny(sibling) : has(sibling, index + sibling.place());
                if (!found) {
                    return false;
                }
            }
            return true;
        }

        private boolean hasAny(Sibling sibling) {
            for (int i = 0; i < siblings.size(); i++) {
                if (i != index && has(sibling, i)) {
                    return true;
                }
            }
            return false;
        }

        private boolean has(Sibling sibling, int at) {
            if (at < 0 || at >= siblings.size()) {
                return false;
            }
            Child child = siblings.get(at);
            return sibling.types().contain(child.symbol) && (sibling.field() == 0 || sibling.field() == child.field)
                    && (sibling.tests().isEmpty() || holds(sibling.tests(), bytes(child.start, child.end)));
        }
    }

    private record Child(int symbol, int field, int start, int end) {}
}
