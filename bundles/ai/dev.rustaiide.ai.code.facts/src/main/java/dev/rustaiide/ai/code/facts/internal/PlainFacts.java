package dev.rustaiide.ai.code.facts.internal;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.ai.code.facts.FileFacts;
import dev.rustaiide.ai.code.facts.Kinds;
import dev.rustaiide.ai.code.facts.Local;
import dev.rustaiide.ai.code.facts.Names;
import dev.rustaiide.ai.code.facts.Role;
import dev.rustaiide.ai.code.facts.Visibility;
import dev.rustaiide.ai.code.facts.internal.PlainRules.Leaf;
import dev.rustaiide.ai.code.facts.internal.PlainRules.Node;
import dev.rustaiide.ai.code.facts.internal.PlainRules.Rule;
import dev.rustaiide.ai.code.facts.internal.PlainRules.Verb;
import dev.rustaiide.ai.tree.sitter.ParsedTree;
import dev.rustaiide.ai.tree.sitter.TreeWalk;
import dev.rustaiide.foundation.types.SymbolKind;

/** Reads the facts of a file by the rules of its language, in one walk without recursion. For one thread. */
final class PlainFacts {
    private final PlainRules rules;
    private final TreeWalk walk;
    private final FactsBuilder facts;
    private final Set<Long> seen = new HashSet<>();
    private Frame[] path = new Frame[64];
    private int depth;

    private PlainFacts(PlainRules rules, TreeWalk walk, FactsBuilder facts) {
        this.rules = rules;
        this.walk = walk;
        this.facts = facts;
    }

    /** A node on the way to the current one. */
    private static final class Frame {
        private static final Frame NONE = new Frame();

        private Node node = new Node(java.util.List.of(), Leaf.NONE);
        private int field;
        private int start;
        private int end;
        private int mark;
        private int definition = -1;
        private boolean ownDefinition;
        /** The definition that still looks for its name here, or -1. */
        private int naming = -1;
        /** The rule that makes locals of names here, and the depth of the node that has it. */
        private @Nullable Rule binding;
        private int binder;
        /** The depth of the innermost function, or -1. */
        private int function = -1;
        /** The depth of the innermost definition or function. */
        private int holder;
        private boolean imports;
        private boolean inherits;
    }

    static FileFacts of(PlainRules rules, ParsedTree tree, int language, Names names) {
        try (TreeWalk walk = tree.walk()) {
            var facts = new FactsBuilder(tree.text(), names);
            new PlainFacts(rules, walk, facts).run();
            return facts.build(language);
        }
    }

    private void run() {
        boolean down = enter();
        while (true) {
            if (down && walk.toFirstChild()) {
                depth++;
                down = enter();
                continue;
            }
            leave();
            while (!walk.toNextSibling()) {
                if (depth == 0) {
                    return;
                }
                walk.toParent();
                depth--;
                leave();
            }
            down = enter();
        }
    }

    private boolean enter() {
        Frame frame = frame();
        Frame parent = depth == 0 ? Frame.NONE : path[depth - 1];
        frame.node = rules.node(walk);
        if (frame.node.has(Verb.SKIP)) {
            return false;
        }
        frame.field = walk.field();
        frame.start = walk.start();
        frame.end = walk.end();
        frame.mark = facts.localCount();
        frame.definition = parent.definition;
        frame.ownDefinition = false;
        frame.function = parent.function;
        frame.holder = parent.holder;
        frame.imports = parent.imports || frame.node.has(Verb.IMPORT);
        passOn(parent, frame);
        if (frame.node.has(Verb.BRINGS)) {
            PlainImports.read(rules.importsOf(walk), facts, frame.start, frame.end);
        }
        boolean inFunction = frame.function >= 0;
        Rule definition = frame.node.first(Verb.DEFINE);
        // Of an empty file there is no last letter.
        boolean bodied = definition == null && frame.end > 0 && facts.bytes[frame.end - 1] == '}';
        definition = bodied ? frame.node.first(Verb.BODIED) : definition;
        if (definition != null && !(inFunction && definition.kind() == SymbolKind.VARIABLE)) {
            define(frame, parent, definition);
        } else if (frame.node.has(Verb.FUNCTION)) {
            frame.function = depth;
            frame.holder = depth;
        }
        if (frame.node.leaf() != Leaf.NONE) {
            leaf(frame, parent);
            return false;
        }
        return true;
    }

    private Frame frame() {
        if (depth == path.length) {
            path = Arrays.copyOf(path, depth * 2);
        }
        Frame frame = path[depth];
        if (frame == null) {
            frame = new Frame();
            path[depth] = frame;
        }
        return frame;
    }

    /** What the node is in, by the field that its parent holds it in. */
    private void passOn(Frame parent, Frame frame) {
        frame.naming = parent.naming >= 0 && rules.goesOnNaming(frame.field) ? parent.naming : -1;
        frame.binding = rules.endsBinding(frame.field) ? null : parent.binding;
        frame.binder = parent.binder;
        frame.inherits = (parent.inherits || parent.node.rule(Verb.INHERIT, frame.field) != null)
                && parent.node.rule(Verb.APART, frame.field) == null;
        if (parent.node.rule(Verb.STOP, frame.field) != null) {
            frame.binding = null;
            frame.naming = -1;
        }
        for (Rule rule : parent.node.rules()) {
            if (rule.field() != PlainRules.ANY && rule.field() != frame.field) {
                continue;
            }
            switch (rule.verb()) {
                case VARIABLE, HOISTED, PARAMETER, BIND, GENERIC, EACH -> {
                    boolean declarator = rule.verb() == Verb.VARIABLE && parent.binding != null
                            && parent.binding.verb() == Verb.PARAMETER;
                    frame.binding = declarator ? parent.binding : rule;
                    frame.binder = declarator ? parent.binder : depth - 1;
                }
                case DEFINE, BODIED -> frame.naming = ownDefinition(parent);
                default -> {
                    // Told to whoever is inside by other means.
                }
            }
        }
    }

    private int ownDefinition(Frame frame) {
        return frame.ownDefinition && !facts.isNamed(frame.definition) ? frame.definition : -1;
    }

    private void define(Frame frame, Frame parent, Rule rule) {
        boolean member = parent.definition >= 0 && Kinds.isType(facts.kind(parent.definition));
        SymbolKind kind = member && rule.kind() == SymbolKind.FUNCTION ? SymbolKind.METHOD
                : member && rule.kind() == SymbolKind.VARIABLE ? SymbolKind.FIELD : rule.kind();
        frame.definition = facts.define(kind, parent.definition, frame.start, frame.end);
        frame.ownDefinition = true;
        facts.visibility(frame.definition, Visibility.PUBLIC);
        frame.holder = depth;
        switch (kind) {
            case FUNCTION, METHOD, CONSTRUCTOR -> frame.function = depth;
            case CLASS, INTERFACE, STRUCT, ENUM, UNION -> frame.function = -1;
            default -> {
                // A module or a constant: it is no function.
            }
        }
    }

    private void leave() {
        Frame frame = path[depth];
        if (frame.node.has(Verb.VARIABLE)) {
            facts.extentOfOpen(frame.mark, frame.end, scopeEnd());
        }
    }

    private int scopeEnd() {
        int at = depth - 1;
        while (at > 0 && !path[at].node.has(Verb.SCOPE)) {
            at--;
        }
        return path[Math.max(at, 0)].end;
    }

    private void leaf(Frame frame, Frame parent) {
        if (frame.naming >= 0 && !facts.isNamed(frame.naming)) {
            facts.nameDefinition(frame.naming, frame.start, frame.end);
            use(frame, Role.DEFINE.ordinal());
        } else if (frame.binding != null && binds(frame.binding.verb(), frame.node.leaf())) {
            bind(frame, frame.binding, path[frame.binder]);
        } else if (frame.node.leaf() != Leaf.WORD) {
            use(frame, role(frame, parent));
        }
    }

    private static boolean binds(Verb verb, Leaf leaf) {
        return verb == Verb.EACH || leaf == Leaf.NAME || verb == Verb.GENERIC && leaf == Leaf.TYPE;
    }

    private void bind(Frame frame, Rule rule, Frame owner) {
        boolean inType = frame.function < 0 && frame.definition >= 0 && Kinds.isType(facts.kind(frame.definition));
        switch (rule.verb()) {
            case EACH -> define(frame, rule.kind(), frame.start, frame.end);
            case GENERIC -> local(Local.TYPE_PARAMETER, frame, path[frame.holder]);
            case BIND -> local(Local.VARIABLE, frame, owner);
            case PARAMETER -> {
                if (inType) {
                    define(frame, SymbolKind.FIELD, owner.start, owner.end);
                } else {
                    local(Local.PARAMETER, frame, frame.function >= 0 ? path[frame.function] : owner);
                }
            }
            default -> variable(frame, rule.verb() == Verb.HOISTED, inType, owner);
        }
    }

    private void variable(Frame frame, boolean hoisted, boolean inType, Frame owner) {
        int name = facts.name(frame.start, frame.end);
        if (hoisted && !seen.add((long) frame.function << 48 ^ (long) frame.definition << 32 ^ name)) {
            use(frame, Role.WRITE.ordinal());
        } else if (frame.function < 0) {
            define(frame, inType ? SymbolKind.FIELD : SymbolKind.VARIABLE, hoisted ? frame.start : owner.start,
                    hoisted ? frame.end : owner.end);
        } else if (hoisted) {
            local(Local.VARIABLE, frame, path[frame.function]);
        } else {
            facts.local(Local.VARIABLE, frame.start, frame.end);
            use(frame, Role.BIND.ordinal());
        }
    }

    private void define(Frame frame, SymbolKind kind, int start, int end) {
        int made = facts.define(kind, frame.definition, start, end);
        facts.nameDefinition(made, frame.start, frame.end);
        facts.visibility(made, Visibility.PUBLIC);
        use(frame, Role.DEFINE.ordinal());
    }

    private void local(Local kind, Frame frame, Frame extent) {
        facts.extent(facts.local(kind, frame.start, frame.end), extent.start, extent.end);
        use(frame, Role.BIND.ordinal());
    }

    private void use(Frame frame, int role) {
        facts.use(facts.name(frame.start, frame.end), frame.start, role);
    }

    private int role(Frame frame, Frame parent) {
        if (frame.imports) {
            return Role.IMPORT.ordinal();
        }
        boolean accessed = parent.node.rule(Verb.ACCESS, frame.field) != null;
        Frame outer = accessed ? parent : frame;
        Frame holder = accessed ? (depth < 2 ? Frame.NONE : path[depth - 2]) : parent;
        if (frame.inherits && (accessed || !parent.node.has(Verb.ACCESS))) {
            return Role.SUPERTYPE.ordinal() | (accessed ? Role.QUALIFIED : 0);
        }
        boolean called = holder.node.rule(Verb.CALL, outer.field) != null;
        boolean written = holder.node.rule(Verb.WRITE, outer.field) != null;
        if (accessed || frame.node.leaf() == Leaf.MEMBER) {
            return (called ? Role.METHOD : Role.FIELD).ordinal() | (written ? Role.WRITTEN : 0) | selfBefore(frame);
        }
        if (frame.node.leaf() == Leaf.TYPE) {
            return Role.TYPE.ordinal();
        }
        boolean onSomething = called && frame.start > holder.start && facts.bytes[frame.start - 1] == '.';
        return onSomething ? Role.METHOD.ordinal() | selfBefore(frame)
                : (called ? Role.CALL : written ? Role.WRITE : Role.READ).ordinal();
    }

    private int selfBefore(Frame frame) {
        return endsWith(frame.start, "this.") || endsWith(frame.start, "self.") || endsWith(frame.start, "this->")
                ? Role.SELF : 0;
    }

    private boolean endsWith(int at, String word) {
        int start = at - word.length();
        boolean same = start >= 0;
        for (int i = 0; same && i < word.length(); i++) {
            same = facts.bytes[start + i] == word.charAt(i);
        }
        return same && (start == 0 || !TypeWords.isNamePart(facts.bytes[start - 1]));
    }
}
