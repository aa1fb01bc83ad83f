package dev.rustaiide.ai.code.analysis.internal;

import java.util.Optional;

import dev.rustaiide.ai.code.analysis.SyntaxTree.Brackets;
import dev.rustaiide.ai.tree.sitter.TreeWalk;
import dev.rustaiide.foundation.text.Text;

/**
 * Looks for the brackets next to a place, then for those around it, among the children of one node after the other on
 * the way up: only tokens count, so brackets in strings and comments do not.
 */
final class BracketSearch {
    private static final String OPENING = "([{<";
    private static final String CLOSING = ")]}>";
    /** Where a node has more children, as a file of data has, those in the middle are left out. */
    private static final int MOST_CHILDREN = 5_000;

    private final TreeWalk walk;
    private final Text text;
    /** The brackets that are open among the children so far: places and types, innermost last. */
    private int[] places = new int[8];
    private int[] types = new int[8];
    private int depth;

    BracketSearch(TreeWalk walk, Text text) {
        this.walk = walk;
        this.text = text;
    }

    Optional<Brackets> at(int offset) {
        int at = text.byteOf(offset);
        if (offset > 0 && isBracket(text.charAt(offset - 1))) {
            Optional<Brackets> pair = search(at - 1, true);
            if (pair.isPresent()) {
                return pair;
            }
        }
        if (offset < text.length() && isBracket(text.charAt(offset))) {
            Optional<Brackets> pair = search(at, true);
            if (pair.isPresent()) {
                return pair;
            }
        }
        return search(at, false);
    }

    private static boolean isBracket(char c) {
        return OPENING.indexOf(c) >= 0 || CLOSING.indexOf(c) >= 0;
    }

    private Optional<Brackets> search(int at, boolean exact) {
        walk.toSmallest(at, Math.min(at + 1, text.byteLength()));
        boolean up = true;
        while (up) {
            Optional<Brackets> pair = amongChildren(at, exact);
            if (pair.isPresent()) {
                toRoot();
                return pair;
            }
            up = walk.toParent();
        }
        return Optional.empty();
    }

    private void toRoot() {
        boolean up = true;
        while (up) {
            up = walk.toParent();
        }
    }

    private Optional<Brackets> amongChildren(int at, boolean exact) {
        boolean angles = hasAngles(walk.type());
        depth = 0;
        if (!walk.toFirstChild()) {
            return Optional.empty();
        }
        Optional<Brackets> pair = Optional.empty();
        int count = 0;
        boolean more = true;
        while (more && pair.isEmpty() && count++ < MOST_CHILDREN) {
            boolean over = depth == 0 && walk.start() > at;
            pair = over ? pair : visit(at, exact, angles);
            more = !over && walk.toNextSibling();
        }
        if (pair.isEmpty() && more && depth > 0) {
            pair = fromTheEnd(at, exact);
        }
        walk.toParent();
        return pair;
    }

    private static boolean hasAngles(String parent) {
        return parent.startsWith("type_") || parent.startsWith("template_") || "bracketed_type".equals(parent);
    }

    private Optional<Brackets> visit(int at, boolean exact, boolean angles) {
        if (walk.isNamed() || walk.isMissing()) {
            return Optional.empty();
        }
        String token = walk.type();
        if (token.isEmpty()) {
            return Optional.empty();
        }
        int opening = OPENING.indexOf(token.charAt(token.length() - 1));
        int closing = CLOSING.indexOf(token.charAt(0));
        if (opening >= 0 && (opening < 3 || angles)) {
            push(walk.end() - 1, opening);
        } else if (closing >= 0 && (closing < 3 || angles)) {
            return pop(closing, at, exact);
        }
        return Optional.empty();
    }

    private void push(int place, int type) {
        if (depth == places.length) {
            places = java.util.Arrays.copyOf(places, 2 * depth);
            types = java.util.Arrays.copyOf(types, 2 * depth);
        }
        places[depth] = place;
        types[depth++] = type;
    }

    private Optional<Brackets> pop(int type, int at, boolean exact) {
        if (depth == 0 || types[depth - 1] != type) {
            return Optional.empty();
        }
        return pair(places[--depth], walk.start(), at, exact);
    }

    private Optional<Brackets> pair(int open, int close, int at, boolean exact) {
        boolean found = exact ? open == at || close == at : open < at && at <= close;
        return found ? Optional.of(new Brackets(text.offsetOfByte(open), text.offsetOfByte(close))) : Optional.empty();
    }

    /** For the one bracket that opened before more children than can be looked at. */
    private Optional<Brackets> fromTheEnd(int at, boolean exact) {
        walk.toParent();
        walk.toLastChild();
        String token = walk.type();
        boolean closes = !walk.isNamed() && !token.isEmpty() && CLOSING.indexOf(token.charAt(0)) == types[0];
        return closes ? pair(places[0], walk.start(), at, exact) : Optional.empty();
    }
}
