package dev.rustaiide.ai.code.facts.internal;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.ai.code.facts.Names;
import dev.rustaiide.ai.code.facts.Steps;
import dev.rustaiide.ai.code.facts.Visibility;
import dev.rustaiide.ai.tree.sitter.Grammar;
import dev.rustaiide.ai.tree.sitter.TreeWalk;

/** What the walk has to know of the grammar. Any thread may use it: kinds are found once, by whoever comes first. */
final class RustNodes {
    final int name;
    final int type;
    final int trait;
    final int bounds;
    final int body;
    final int value;
    final int pattern;
    final int path;
    final int left;
    final int function;
    final int macro;
    final int condition;
    final int consequence;
    final int returnType;
    final int alias;
    final int fieldName;
    private final @Nullable RustKind[] kinds;

    RustNodes(Grammar grammar) {
        name = grammar.field("name");
        type = grammar.field("type");
        trait = grammar.field("trait");
        bounds = grammar.field("bounds");
        body = grammar.field("body");
        value = grammar.field("value");
        pattern = grammar.field("pattern");
        path = grammar.field("path");
        left = grammar.field("left");
        function = grammar.field("function");
        macro = grammar.field("macro");
        condition = grammar.field("condition");
        consequence = grammar.field("consequence");
        returnType = grammar.field("return_type");
        alias = grammar.field("alias");
        fieldName = grammar.field("field");
        kinds = new @Nullable RustKind[grammar.symbolCount()];
    }

    RustKind kind(TreeWalk walk) {
        int symbol = walk.symbol();
        if (symbol >= kinds.length) {
            return RustKind.OTHER;
        }
        RustKind kind = kinds[symbol];
        if (kind == null) {
            kind = RustKind.of(walk.type(), walk.isNamed());
            kinds[symbol] = kind;
        }
        return kind;
    }

    /** A node on the way to the current one. */
    static final class Frame {
        /** Around the root. */
        static final Frame NONE = new Frame();

        RustKind kind = RustKind.OTHER;
        int field;
        int start;
        int end;
        /** How many locals there were before it. */
        int mark;
        /** The innermost definition: its own, or the one around it. */
        int definition = -1;
        boolean ownDefinition;
        /** Whether names in it make locals. */
        boolean binding;
        /** Whether it is in a macro about which nothing is known. */
        boolean opaque;
        /** Whether types in it are those that the definition descends from. */
        boolean inherits;
        int type;
        int shape;
        /** The local that is all of its pattern, or -1. */
        int single = -1;
        Visibility visibility = Visibility.PRIVATE;
        int scopeStart;
        int scopeEnd;
        /** The name that it has its type from, or -1. */
        int head = -1;
        int steps;
        /** Of a pattern: what the type of its value comes from, or -1 if that comes later. */
        int partFrom = -1;
        int part;
        /** How many origins there were before it, and behind its pattern. */
        int originMark;
        int patternEnd;
        int commas;
        boolean rest;
        boolean ranged;
        boolean seen;
        /** Whether its type is written down. */
        boolean typed;

        void begin(Frame parent, int newField, int newStart, int newEnd, int newMark) {
            field = newField;
            start = newStart;
            end = newEnd;
            mark = newMark;
            definition = parent.definition;
            ownDefinition = false;
            opaque = parent.opaque;
            head = -1;
            steps = Steps.NONE;
            patternEnd = originMark;
            commas = 0;
            rest = false;
            ranged = false;
            seen = false;
            typed = false;
            inherits = false;
            type = Names.NONE;
            shape = Names.NONE;
            single = -1;
            visibility = Visibility.PRIVATE;
            scopeStart = 0;
            scopeEnd = 0;
        }
    }
}
