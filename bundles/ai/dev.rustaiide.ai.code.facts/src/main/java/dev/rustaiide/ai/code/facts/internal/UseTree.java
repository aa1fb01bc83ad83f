package dev.rustaiide.ai.code.facts.internal;

import dev.rustaiide.ai.code.facts.Names;
import dev.rustaiide.ai.code.facts.Visibility;

/** Reads the paths of a {@code use} declaration. For one thread. */
final class UseTree {
    private static final int DEEPEST = 64;

    private final FactsBuilder facts;
    private final int end;
    private final int from;
    private final int to;
    private final Visibility visibility;
    private final Ints segments = new Ints();
    private final Ints places = new Ints();
    private int at;

    private UseTree(FactsBuilder facts, int start, int end, int from, int to, Visibility visibility) {
        this.facts = facts;
        this.at = start;
        this.end = end;
        this.from = from;
        this.to = to;
        this.visibility = visibility;
    }

    /** Adds what the tree from {@code start} to {@code end} brings into the bytes from {@code from} to {@code to}. */
    static void read(FactsBuilder facts, int start, int end, int from, int to, Visibility visibility) {
        new UseTree(facts, start, end, from, to, visibility).tree(0, 0);
    }

    private void tree(int prefix, int depth) {
        int size = prefix;
        while (true) {
            skip();
            if (at >= end || depth > DEEPEST) {
                at = end;
                return;
            }
            byte b = facts.bytes[at];
            if (b == '{') {
                at++;
                list(size, depth);
                return;
            }
            if (b == '*') {
                at++;
                add(size, Names.NONE);
                return;
            }
            if (b == ':') {
                at++;
                continue;
            }
            int start = at;
            int name = name();
            if (name == Names.NONE) {
                at = Math.max(at, start + 1);
                return;
            }
            push(size, name, start);
            size++;
            skip();
            if (!(at + 1 < end && facts.bytes[at] == ':')) {
                add(size, alias(size));
                return;
            }
        }
    }

    private void list(int prefix, int depth) {
        while (at < end && facts.bytes[at] != '}') {
            tree(prefix, depth + 1);
            skip();
            if (at < end && facts.bytes[at] == ',') {
                at++;
                skip();
            }
        }
        at++;
    }

    private int alias(int size) {
        int last = segments.get(size - 1);
        int before = at;
        if (name() == facts.names().of("as")) {
            skip();
            return name();
        }
        at = before;
        boolean self = size > 1 && last == facts.names().of("self");
        return self ? segments.get(size - 2) : last;
    }

    private void push(int size, int name, int place) {
        if (size < segments.size()) {
            segments.set(size, name);
            places.set(size, place);
        } else {
            segments.add(name);
            places.add(place);
        }
    }

    private void add(int size, int alias) {
        var path = new Ints();
        var where = new Ints();
        for (int i = 0; i < size; i++) {
            path.add(segments.get(i));
            where.add(places.get(i));
        }
        facts.addImport(path, where, alias, from, to, visibility);
    }

    private int name() {
        int start = at;
        while (at < end && TypeWords.isNamePart(facts.bytes[at])) {
            at++;
        }
        return facts.name(start, at);
    }

    private void skip() {
        while (at < end) {
            byte b = facts.bytes[at];
            boolean comment = b == '/' && at + 1 < end;
            if (b == ' ' || b == '\n' || b == '\t' || b == '\r') {
                at++;
            } else if (comment && facts.bytes[at + 1] == '/') {
                while (at < end && facts.bytes[at] != '\n') {
                    at++;
                }
            } else if (comment && facts.bytes[at + 1] == '*') {
                at += 2;
                while (at + 1 < end && !(facts.bytes[at] == '*' && facts.bytes[at + 1] == '/')) {
                    at++;
                }
                at = Math.min(end, at + 2);
            } else {
                return;
            }
        }
    }
}
