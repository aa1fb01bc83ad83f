package dev.rustaiide.ai.code.facts.internal;

import java.util.Arrays;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.ai.code.facts.FileFacts;
import dev.rustaiide.ai.code.facts.Local;
import dev.rustaiide.ai.code.facts.Names;
import dev.rustaiide.ai.code.facts.Visibility;
import dev.rustaiide.ai.tree.sitter.ParsedTree;
import dev.rustaiide.ai.tree.sitter.TreeWalk;
import dev.rustaiide.foundation.text.TextChange;
import dev.rustaiide.foundation.types.SymbolKind;

/** Reads the facts of a Rust file in one walk over its tree, without recursion. For one thread. */
final class RustFacts {
    /** So many bytes around a name tell what it does. */
    private static final int NEAR = 2;

    private final RustNodes nodes;
    private final TreeWalk walk;
    private final FactsBuilder facts;
    private final RustRoles roles;
    private final RustOrigins origins;
    private final MacroItems macros;
    private RustNodes.Frame[] path = new RustNodes.Frame[64];
    private int depth;
    /** Whether something was met that says what is declared elsewhere in the file, or is told by it. */
    private boolean reachesFar;

    private RustFacts(RustNodes nodes, TreeWalk walk, FactsBuilder facts) {
        this.nodes = nodes;
        this.walk = walk;
        this.facts = facts;
        this.origins = new RustOrigins(nodes, facts);
        this.macros = new MacroItems(facts);
        this.roles = new RustRoles(nodes, facts, origins, macros);
    }

    static FileFacts of(RustNodes nodes, ParsedTree tree, int language, Names names) {
        try (TreeWalk walk = tree.walk()) {
            var facts = new FactsBuilder(tree.text(), names);
            new RustFacts(nodes, walk, facts).node();
            return facts.build(language);
        }
    }

    /**
     * The facts of what the edit may have touched that made {@code tree}: of items, arms or statements, whole ones;
     * empty if all have to be read.
     */
    static Optional<FactsPart> changed(RustNodes nodes, ParsedTree tree, int language, Names names, TextChange change) {
        if (tree.changedTo() > tree.text().byteLength()) {
            return Optional.empty();
        }
        try (TreeWalk walk = tree.walk()) {
            if (walk.start() > 0 || walk.end() < tree.text().byteLength()) {
                return Optional.empty();
            }
            var facts = FactsBuilder.ofPart(tree.text(), names);
            Optional<FactsPart> part = new RustFacts(nodes, walk, facts).part(tree, language, change, true);
            return part.isPresent() ? part : new RustFacts(nodes, walk, FactsBuilder.ofPart(tree.text(), names))
                    .part(tree, language, change, false);
        }
    }

    /**
     * The children that the change touches of the innermost node in braces around it.
     *
     * @param inBodies whether that may be inside of a function; then it is empty if where a name holds is told by
     *     something behind the part
     */
    private Optional<FactsPart> part(ParsedTree tree, int language, TextChange change, boolean inBodies) {
        int from = Math.max(tree.changedFrom() - NEAR, 0);
        int to = tree.changedTo() + NEAR;
        int levels = levels(from, to, inBodies);
        enter();
        while (depth < levels) {
            walk.toChildFor(from);
            depth++;
            enter();
        }
        int around = facts.definitionCount();
        int end = path[depth].end;
        depth++;
        boolean more = walk.toChildFor(from);
        int start = more ? endBefore() : walk.toLastChild() ? walk.end() : 0;
        while (more && (walk.start() <= to || roles.isQualified(walk.start()))) {
            node();
            more = walk.toNextSibling();
        }
        end = more ? walk.start() : end;
        if (inBodies && facts.hasOpen() || reachesFar) {
            toRoot();
            return Optional.empty();
        }
        return Optional.of(new FactsPart(facts.build(language, new int[0]), around, tree.text().offsetOfByte(start),
                tree.text().offsetOfByte(end), change));
    }

    private void toRoot() {
        boolean up = walk.toParent();
        while (up) {
            up = walk.toParent();
        }
    }

    /** How deep the innermost braces are that hold all bytes from {@code from} to {@code to}. */
    private int levels(int from, int to, boolean inBodies) {
        int level = 0;
        int levels = 0;
        while (walk.toChildFor(from) && walk.start() < from && to < walk.end()) {
            RustKind kind = nodes.kind(walk);
            if (kind == RustKind.SKIP || !inBodies && !holdsItems(kind)) {
                break;
            }
            level++;
            levels = kind == RustKind.BLOCK || kind == RustKind.MATCH_BLOCK ? level : levels;
        }
        toRoot();
        return levels;
    }

    private static boolean holdsItems(RustKind kind) {
        return switch (kind) {
            case IMPL, TRAIT, MODULE, BLOCK -> true;
            default -> false;
        };
    }

    /** Where the sibling before this node ends; 0 if it is the first. */
    private int endBefore() {
        if (!walk.toPreviousSibling()) {
            return 0;
        }
        int end = walk.end();
        walk.toNextSibling();
        return end;
    }

    /** The node that the walk is at, with all that is in it. */
    private void node() {
        int top = depth;
        boolean down = enter();
        while (true) {
            if (down && walk.toFirstChild()) {
                depth++;
                down = enter();
                continue;
            }
            leave();
            while (depth > top && !walk.toNextSibling()) {
                walk.toParent();
                depth--;
                leave();
            }
            if (depth == top) {
                return;
            }
            down = enter();
        }
    }

    /** At a node for the first time; says whether what is inside matters. */
    private boolean enter() {
        RustKind kind = nodes.kind(walk);
        RustNodes.Frame frame = frame();
        frame.kind = kind;
        RustNodes.Frame parent = depth == 0 ? RustNodes.Frame.NONE : path[depth - 1];
        if (kind == RustKind.SKIP) {
            frame.head = -1;
            token(parent);
            return false;
        }
        frame.originMark = facts.originCount();
        frame.begin(parent, parent.kind.hasFields() ? walk.field() : 0, walk.start(), walk.end(), facts.localCount());
        frame.binding = bindsInside(parent, frame);
        origins.entered(parent, frame);
        frame.inherits = inherits(parent, frame);
        openExtents(parent, frame);
        tellParent(parent, frame);
        return switch (kind) {
            case IDENTIFIER, TYPE_IDENTIFIER, FIELD_IDENTIFIER, SHORTHAND_FIELD, KEYWORD_NAME -> {
                roles.name(path, depth);
                yield false;
            }
            case STRING_CONTENT -> {
                roles.formatArguments(path, depth);
                yield false;
            }
            case METAVARIABLE -> false;
            case VISIBILITY -> {
                visibility(parent, frame);
                yield true;
            }
            case USE -> {
                use(frame);
                yield true;
            }
            case MACRO_CALL, MACRO_DEFINITION, ATTRIBUTE -> {
                frame.opaque = kind != RustKind.MACRO_CALL || !roles.isTransparent(frame);
                define(frame);
                macro(parent, frame);
                yield true;
            }
            default -> {
                define(frame);
                yield true;
            }
        };
    }

    /** What has no names in it; the implementation of a trait for {@code u8} is called so all the same. */
    private void token(RustNodes.Frame parent) {
        int field = parent.kind == RustKind.IMPL || parent.kind == RustKind.FIELD_EXPRESSION ? walk.field() : 0;
        origins.token(parent, walk.start(), walk.end(), field);
        boolean named = parent.kind == RustKind.IMPL && walk.isNamed() && field == nodes.type;
        if (named) {
            facts.nameDefinition(parent.definition, walk.start(), walk.end());
        }
    }

    private RustNodes.Frame frame() {
        if (depth == path.length) {
            path = Arrays.copyOf(path, depth * 2);
        }
        RustNodes.Frame frame = path[depth];
        if (frame == null) {
            frame = new RustNodes.Frame();
            path[depth] = frame;
        }
        return frame;
    }

    private boolean bindsInside(RustNodes.Frame parent, RustNodes.Frame frame) {
        return switch (parent.kind) {
            case LET, LET_CONDITION, FOR, PARAMETER, MATCH_ARM -> frame.field == nodes.pattern;
            case MATCH_PATTERN -> frame.field != nodes.condition && parent.binding;
            case CLOSURE_PARAMETERS -> true;
            case VARIANT_PATTERN -> parent.binding && frame.field != nodes.type;
            case FIELD_PATTERN -> parent.binding
                    && (frame.field != nodes.name || frame.kind == RustKind.SHORTHAND_FIELD);
            case PATTERN -> parent.binding;
            default -> false;
        };
    }

    private boolean inherits(RustNodes.Frame parent, RustNodes.Frame frame) {
        return switch (parent.kind) {
            case IMPL -> frame.field == nodes.trait;
            case TRAIT -> frame.field == nodes.bounds;
            case TYPE_ARGUMENTS -> false;
            default -> parent.inherits;
        };
    }

    /** What is known only where the body begins. */
    private void openExtents(RustNodes.Frame parent, RustNodes.Frame frame) {
        boolean body = frame.field != 0 && frame.field == nodes.body;
        switch (parent.kind) {
            case FUNCTION, CLOSURE, FOR -> {
                if (body) {
                    facts.extentOfOpen(parent.mark, frame.start, frame.end);
                }
            }
            case IF -> {
                if (frame.field == nodes.consequence) {
                    facts.endOfOpen(parent.mark, frame.end);
                }
            }
            case WHILE -> {
                if (body) {
                    facts.endOfOpen(parent.mark, frame.end);
                }
            }
            default -> {
                // Only those have names for their bodies alone.
            }
        }
    }

    /** Types of what is declared, by the words of the type. */
    private void tellParent(RustNodes.Frame parent, RustNodes.Frame frame) {
        if (frame.field == 0) {
            return;
        }
        boolean isType = frame.field == nodes.type;
        switch (parent.kind) {
            case FIELD, CONSTANT, STATIC, TYPE_ALIAS -> {
                if (isType || frame.field == nodes.bounds) {
                    define(parent, frame);
                }
            }
            case FUNCTION -> {
                if (frame.field == nodes.returnType) {
                    define(parent, frame);
                }
            }
            case TYPE_PARAMETER -> {
                if (frame.field == nodes.bounds && parent.single >= 0) {
                    typeOfLocal(parent.single, typeName(frame), shape(frame));
                }
            }
            case WHERE -> {
                if (frame.field == nodes.bounds) {
                    bound(parent, frame);
                }
            }
            case IMPL -> implementation(parent, frame);
            case LET -> {
                if (isType) {
                    parent.typed = true;
                    parent.type = typeName(frame);
                    parent.shape = shape(frame);
                } else if (frame.field == nodes.value && parent.type == Names.NONE) {
                    TypeWords.Word word = TypeWords.ofValue(facts.bytes, frame.start, frame.end);
                    parent.type = facts.name(word.from(), word.to());
                }
            }
            case PARAMETER, VARIANT_PATTERN -> {
                if (isType) {
                    parent.type = typeName(frame);
                    parent.shape = parent.kind == RustKind.PARAMETER ? shape(frame) : Names.NONE;
                }
            }
            case STRUCT, VARIANT -> {
                if (frame.kind == RustKind.POSITIONS) {
                    facts.shape(parent.definition, shape(frame));
                }
            }
            case STRUCT_EXPRESSION -> {
                if (frame.field == nodes.name) {
                    parent.type = typeName(frame);
                }
            }
            default -> {
                // Others have no type that somebody asks for.
            }
        }
    }

    private void define(RustNodes.Frame parent, RustNodes.Frame frame) {
        facts.type(parent.definition, typeName(frame));
        facts.shape(parent.definition, shape(frame));
    }

    private void typeOfLocal(int local, int type, int shape) {
        facts.localType(local, type);
        facts.localShape(local, shape);
    }

    /** {@code where T: Bound}, of a parameter of the same item. */
    private void bound(RustNodes.Frame parent, RustNodes.Frame frame) {
        int end = parent.start;
        while (end < frame.start && TypeWords.isNamePart(facts.bytes[end])) {
            end++;
        }
        RustNodes.Frame item = path[Math.max(depth - 3, 0)];
        boolean alone = end < frame.start && facts.bytes[end] != ':' || facts.bytes[end + 1] != ':';
        int local = alone && item.ownDefinition
                ? facts.lastLocal(item.mark, Local.TYPE_PARAMETER, facts.name(parent.start, end)) : -1;
        if (local >= 0 && facts.localTypeOf(local) == Names.NONE) {
            typeOfLocal(local, typeName(frame), shape(frame));
        }
    }

    private int shape(RustNodes.Frame frame) {
        return TypeText.of(facts, frame.start, frame.end);
    }

    private void implementation(RustNodes.Frame parent, RustNodes.Frame frame) {
        if (frame.field == nodes.trait) {
            facts.type(parent.definition, typeName(frame));
        } else if (frame.field == nodes.type) {
            TypeWords.Word word = TypeWords.ofType(facts.bytes, frame.start, frame.end);
            facts.nameDefinition(parent.definition, word.from(), word.to());
        }
    }

    private int typeName(RustNodes.Frame frame) {
        TypeWords.Word word = TypeWords.ofType(facts.bytes, frame.start, frame.end);
        return facts.name(word.from(), word.to());
    }

    private void visibility(RustNodes.Frame parent, RustNodes.Frame frame) {
        Visibility visibility = frame.end - frame.start > 3 ? Visibility.RESTRICTED : Visibility.PUBLIC;
        parent.visibility = visibility;
        if (parent.ownDefinition) {
            facts.visibility(parent.definition, visibility);
        }
    }

    private void define(RustNodes.Frame frame) {
        @Nullable SymbolKind symbol = frame.kind.symbol();
        if (symbol == null) {
            return;
        }
        int parent = frame.definition;
        frame.definition = facts.define(symbol, parent, frame.start, frame.end);
        frame.ownDefinition = true;
        boolean member = parent >= 0 && frame.kind == RustKind.FUNCTION && switch (facts.kind(parent)) {
            case IMPLEMENTATION, TRAIT -> true;
            default -> false;
        };
        if (member) {
            facts.kind(frame.definition, SymbolKind.METHOD);
        }
        boolean asItsOwner = parent >= 0 && (frame.kind == RustKind.VARIANT || facts.kind(parent) == SymbolKind.TRAIT
                || facts.kind(parent) == SymbolKind.VARIANT);
        if (frame.kind == RustKind.MODULE) {
            ModulePaths.of(facts, frame.start).ifPresent(path -> facts.shape(frame.definition, path));
        }
        if (asItsOwner) {
            facts.visibility(frame.definition, Visibility.PUBLIC);
        }
    }

    private void macro(RustNodes.Frame parent, RustNodes.Frame frame) {
        if (frame.kind == RustKind.MACRO_DEFINITION) {
            reachesFar = true;
            macros.define(frame.start, frame.end);
            return;
        }
        boolean path = frame.kind == RustKind.ATTRIBUTE && ModulePaths.isPath(facts.bytes, frame.start);
        int holder = depth < 2 || parent.kind == RustKind.BLOCK ? depth - 1 : depth - 2;
        boolean between = frame.kind == RustKind.MACRO_CALL && holder >= 0 && path(holder).kind == RustKind.BLOCK
                && isBetweenItems(path(holder), holder);
        reachesFar |= path || between;
        if (between && !ModulePaths.include(facts, frame.start, frame.end, path(holder))) {
            macros.call(frame.start, frame.end, frame.definition);
        }
    }

    private RustNodes.Frame path(int at) {
        return path[at];
    }

    /** Rather than between statements. */
    private boolean isBetweenItems(RustNodes.Frame block, int at) {
        return at == 0 || block.definition >= 0 && switch (facts.kind(block.definition)) {
            case MODULE, IMPLEMENTATION, TRAIT -> path[at - 1].ownDefinition;
            default -> false;
        };
    }

    private void use(RustNodes.Frame frame) {
        int at = depth - 1;
        while (at > 0 && path[at].kind != RustKind.BLOCK && path[at].kind != RustKind.MATCH_BLOCK) {
            at--;
        }
        frame.scopeStart = path[Math.max(at, 0)].start;
        frame.scopeEnd = path[Math.max(at, 0)].end;
    }

    private void leave() {
        RustNodes.Frame frame = path[depth];
        if (frame.kind == RustKind.SKIP) {
            return;
        }
        origins.left(path, depth);
        switch (frame.kind) {
            case LET -> {
                typeOfSingle(frame);
                facts.extentOfOpen(frame.mark, frame.end, blockEnd());
            }
            case LET_CONDITION -> facts.extentOfOpen(frame.mark, frame.end, conditionEnd());
            case MATCH_PATTERN -> facts.extentOfOpen(frame.mark, frame.start, path[depth - 1].end);
            case PARAMETER -> typeOfSingle(frame);
            case FUNCTION -> {
                facts.extentOfOpen(frame.mark, frame.start, frame.end);
                facts.endOfOpen(frame.mark, frame.end);
            }
            case USE -> {
                if (frame.scopeEnd > 0) {
                    imports(frame);
                }
            }
            default -> {
                // Nothing to close.
            }
        }
    }

    /** The type holds for the name if the pattern is nothing else. */
    private void typeOfSingle(RustNodes.Frame frame) {
        if (frame.type != Names.NONE && frame.single >= 0) {
            typeOfLocal(frame.single, frame.type, frame.shape);
        }
    }

    private int blockEnd() {
        int at = depth - 1;
        while (at > 0 && path[at].kind != RustKind.BLOCK && path[at].kind != RustKind.MATCH_BLOCK) {
            at--;
        }
        return path[Math.max(at, 0)].end;
    }

    /** Where a name that a condition makes ends: {@link FactsBuilder#OPEN_END} if its block comes later. */
    private int conditionEnd() {
        for (int at = depth - 1; at >= 0; at--) {
            RustKind kind = path[at].kind;
            if (kind == RustKind.IF || kind == RustKind.WHILE) {
                return path[at + 1].field == nodes.condition ? FactsBuilder.OPEN_END : path[at + 1].end;
            }
            if (kind == RustKind.MATCH_ARM || kind == RustKind.BLOCK || kind == RustKind.MATCH_BLOCK
                    || kind == RustKind.CLOSURE) {
                return path[at].end;
            }
        }
        return path[depth].end;
    }

    private void imports(RustNodes.Frame frame) {
        byte[] bytes = facts.bytes;
        int start = frame.start;
        int end = frame.end;
        int keyword = find(bytes, start, end);
        if (keyword >= 0) {
            UseTree.read(facts, keyword, bytes[end - 1] == ';' ? end - 1 : end, frame.scopeStart, frame.scopeEnd,
                    frame.visibility);
        }
    }

    /** Behind {@code use } or {@code extern crate }. */
    private static int find(byte[] bytes, int start, int end) {
        for (int at = start; at + 4 < end; at++) {
            boolean word = bytes[at] == 'u' && bytes[at + 1] == 's' && bytes[at + 2] == 'e' && bytes[at + 3] <= ' ';
            boolean crate = at + 6 < end && bytes[at] == 'c' && bytes[at + 1] == 'r' && bytes[at + 2] == 'a'
                    && bytes[at + 3] == 't' && bytes[at + 4] == 'e' && bytes[at + 5] <= ' ';
            if (word || crate) {
                return at + (word ? 4 : 6);
            }
        }
        return -1;
    }
}
