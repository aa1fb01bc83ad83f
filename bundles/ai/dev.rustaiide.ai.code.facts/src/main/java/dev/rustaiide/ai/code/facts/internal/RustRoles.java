package dev.rustaiide.ai.code.facts.internal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;

import dev.rustaiide.ai.code.facts.Local;
import dev.rustaiide.ai.code.facts.Names;
import dev.rustaiide.ai.code.facts.Role;


/** Tells what a name in a Rust file does, by where it stands. For one thread. */
final class RustRoles {
    /** Macros whose tokens are expressions and nothing is made of them but their values. */
    private static final Set<String> TRANSPARENT = Set.of("println", "print", "eprintln", "eprint", "format", "write",
            "writeln", "panic", "assert", "assert_eq", "assert_ne", "debug_assert", "debug_assert_eq",
            "debug_assert_ne", "vec", "dbg", "todo", "unimplemented", "unreachable", "format_args", "matches", "trace",
            "debug", "info", "warn", "error", "bail", "ensure", "anyhow", "concat", "stringify", "env", "include_str");

    private final RustNodes nodes;
    private final FactsBuilder facts;
    private final RustOrigins origins;
    private final MacroItems macros;
    private final byte[] bytes;

    RustRoles(RustNodes nodes, FactsBuilder facts, RustOrigins origins, MacroItems macros) {
        this.macros = macros;
        this.origins = origins;
        this.nodes = nodes;
        this.facts = facts;
        this.bytes = facts.bytes;
    }

    boolean isTransparent(RustNodes.Frame macro) {
        int at = macro.start;
        int last = at;
        while (at < macro.end && (TypeWords.isNamePart(bytes[at]) || bytes[at] == ':')) {
            last = bytes[at] == ':' ? at + 1 : last;
            at++;
        }
        return TRANSPARENT.contains(new String(bytes, last, at - last, StandardCharsets.ISO_8859_1));
    }

    /** The name that the innermost frame is. */
    void name(RustNodes.Frame[] path, int depth) {
        RustNodes.Frame frame = path[depth];
        RustNodes.Frame parent = path[depth - 1];
        owner(path, depth);
        if (defines(frame, parent)) {
            facts.nameDefinition(parent.definition, frame.start, frame.end);
            use(frame, Role.DEFINE);
        } else if (parent.kind == RustKind.LABEL || parent.kind == RustKind.LIFETIME) {
            tick(path, depth);
        } else if (isParameter(frame, parent)) {
            RustNodes.Frame owner = path[Math.max(depth - 3, 0)];
            Local kind = parent.kind == RustKind.TYPE_PARAMETER ? Local.TYPE_PARAMETER : Local.CONSTANT_PARAMETER;
            parent.single = bind(kind, frame, owner.start, owner.end);
        } else if (frame.kind == RustKind.KEYWORD_NAME) {
            keyword(frame, parent);
        } else if (frame.binding && bindsHere(frame, parent)) {
            pattern(path, depth);
        } else {
            use(frame, role(path, depth));
        }
    }

    /** The type that a field belongs to which is named in a literal or a pattern. */
    private void owner(RustNodes.Frame[] path, int depth) {
        RustNodes.Frame parent = path[depth - 1];
        int up = switch (parent.kind) {
            case FIELD_PATTERN -> path[depth].field == nodes.name ? 2 : 0;
            case FIELD_INITIALIZER -> path[depth].field == nodes.fieldName ? 3 : 0;
            case SHORTHAND_INITIALIZER -> 3;
            default -> 0;
        };
        if (up > 0 && depth >= up && path[depth - up].type != Names.NONE) {
            facts.owner(path[depth].start, path[depth - up].type);
        }
        boolean named = up > 0 && depth >= up && parent.kind != RustKind.SHORTHAND_INITIALIZER
                && path[depth].kind != RustKind.SHORTHAND_FIELD;
        if (named) {
            origins.field(path[depth], path[depth - up]);
        }
    }

    private boolean defines(RustNodes.Frame frame, RustNodes.Frame parent) {
        return parent.ownDefinition && frame.field == nodes.name && parent.kind != RustKind.IMPL;
    }

    private boolean isParameter(RustNodes.Frame frame, RustNodes.Frame parent) {
        boolean holder = parent.kind == RustKind.TYPE_PARAMETER || parent.kind == RustKind.CONSTANT_PARAMETER;
        return holder && (frame.field == nodes.name || frame.field == nodes.left);
    }

    private void keyword(RustNodes.Frame frame, RustNodes.Frame parent) {
        boolean self = bytes[frame.start] == 's' && bytes[frame.start + 1] == 'e';
        switch (parent.kind) {
            case SCOPED, USE, USE_PART -> use(frame, Role.PATH);
            case SELF_PARAMETER -> {
                facts.local(Local.PARAMETER, frame.start, frame.end);
                use(frame, Role.BIND);
            }
            default -> {
                if (self) {
                    use(frame, Role.READ);
                }
            }
        }
    }

    /** A lifetime or a label; both are a name behind a tick. */
    private void tick(RustNodes.Frame[] path, int depth) {
        RustNodes.Frame frame = path[depth];
        RustNodes.Frame ticked = path[depth - 1];
        RustNodes.Frame holder = path[Math.max(depth - 2, 0)];
        if (ticked.kind == RustKind.LIFETIME) {
            int up = holder.kind == RustKind.LIFETIME_PARAMETER ? 4 : 3;
            boolean declared = holder.kind == RustKind.LIFETIME_PARAMETER && ticked.field == nodes.name
                    || holder.kind == RustKind.FOR_LIFETIMES;
            if (declared) {
                RustNodes.Frame owner = path[Math.max(depth - up, 0)];
                boolean bound = owner.kind == RustKind.OTHER && depth > up;
                RustNodes.Frame around = bound ? path[depth - up - 1] : owner;
                bind(Local.LIFETIME, frame, around.start, around.end);
            } else {
                use(frame, Role.LIFETIME.ordinal());
            }
            return;
        }
        boolean declared = switch (holder.kind) {
            case LOOP, WHILE, FOR, BLOCK -> true;
            default -> false;
        };
        if (declared) {
            bind(Local.LABEL, frame, holder.start, holder.end);
        } else {
            use(frame, Role.LABEL.ordinal());
        }
    }

    private boolean bindsHere(RustNodes.Frame frame, RustNodes.Frame parent) {
        if (frame.kind == RustKind.SHORTHAND_FIELD) {
            return true;
        }
        byte first = bytes[frame.start];
        boolean capital = first >= 'A' && first <= 'Z';
        boolean marked = parent.kind == RustKind.PATTERN && parent.start < frame.start
                && isAlpha(bytes[parent.start]);
        return frame.kind == RustKind.IDENTIFIER && (!capital || marked);
    }

    /** {@code ref} or {@code mut} rather than a bracket or an ampersand. */
    private static boolean isAlpha(byte b) {
        return b >= 'a' && b <= 'z';
    }

    private void pattern(RustNodes.Frame[] path, int depth) {
        RustNodes.Frame frame = path[depth];
        int at = depth - 1;
        while (at > 0 && path[at].kind == RustKind.PATTERN && isAlpha(bytes[path[at].start])
                && path[at].end == frame.end) {
            at--;
        }
        RustNodes.Frame holder = path[at];
        Local kind = holder.kind == RustKind.CLOSURE_PARAMETERS || isInParameter(path, at) ? Local.PARAMETER
                : Local.VARIABLE;
        int local = facts.local(kind, frame.start, frame.end);
        origins.local(frame);
        use(frame, Role.BIND.ordinal() | (frame.kind == RustKind.SHORTHAND_FIELD ? Role.SHORTHAND : 0));
        if (holder.kind == RustKind.LET || holder.kind == RustKind.PARAMETER) {
            holder.single = local;
        }
    }

    private static boolean isInParameter(RustNodes.Frame[] path, int from) {
        int at = from;
        while (at > 0 && (path[at].kind.isPattern() || path[at].kind == RustKind.OTHER)) {
            at--;
        }
        return path[at].kind == RustKind.PARAMETER || path[at].kind == RustKind.CLOSURE_PARAMETERS;
    }

    /** Gives the local that the frame makes. */
    private int bind(Local kind, RustNodes.Frame frame, int from, int to) {
        int local = facts.local(kind, frame.start, frame.end);
        facts.extent(local, from, to);
        use(frame, Role.BIND);
        return local;
    }

    private void use(RustNodes.Frame frame, Role role) {
        use(frame, role.ordinal());
    }

    private void use(RustNodes.Frame frame, int role) {
        facts.use(facts.name(frame.start, frame.end), frame.start, role | (frame.opaque ? Role.TOKENS : 0));
    }

    private int role(RustNodes.Frame[] path, int depth) {
        RustNodes.Frame frame = path[depth];
        RustNodes.Frame parent = path[depth - 1];
        int qualified = isQualified(frame.start) ? Role.QUALIFIED | selfBefore(frame.start - 2, "Self") : 0;
        if (parent.kind == RustKind.TOKENS) {
            return tokenRole(frame, qualified);
        }
        if (frame.kind == RustKind.FIELD_IDENTIFIER || frame.kind == RustKind.SHORTHAND_FIELD) {
            return fieldRole(path, depth);
        }
        if (frame.kind == RustKind.TYPE_IDENTIFIER && parent.kind != RustKind.SCOPED) {
            return (frame.inherits ? Role.SUPERTYPE : Role.TYPE).ordinal() | qualified;
        }
        if (parent.kind == RustKind.SCOPED && frame.field == nodes.path) {
            return Role.PATH.ordinal() | qualified;
        }
        if (parent.kind == RustKind.SHORTHAND_INITIALIZER) {
            return Role.READ.ordinal() | Role.SHORTHAND;
        }
        boolean type = frame.kind == RustKind.TYPE_IDENTIFIER;
        int at = depth;
        while (at > 1 && (path[at - 1].kind == RustKind.SCOPED || path[at - 1].kind == RustKind.GENERIC_FUNCTION)) {
            at--;
        }
        return holderRole(path[at], path[at - 1], type).ordinal() | qualified;
    }

    /** Of the whole path {@code at}, by what holds it. */
    private Role holderRole(RustNodes.Frame at, RustNodes.Frame holder, boolean type) {
        return switch (holder.kind) {
            case CALL -> at.field == nodes.function ? Role.CALL : Role.READ;
            case MACRO_CALL, ATTRIBUTE -> Role.MACRO;
            case USE -> Role.IMPORT;
            case USE_PART -> at.field == nodes.path ? Role.PATH : Role.IMPORT;
            case VARIANT_PATTERN -> at.field == nodes.type ? Role.PATTERN : at.binding ? Role.PATTERN : Role.READ;
            case ASSIGNMENT -> at.field == nodes.left ? Role.WRITE : Role.READ;
            case VISIBILITY -> Role.PATH;
            default -> type ? at.inherits ? Role.SUPERTYPE : Role.TYPE : at.binding ? Role.PATTERN : Role.READ;
        };
    }

    private int fieldRole(RustNodes.Frame[] path, int depth) {
        RustNodes.Frame parent = path[depth - 1];
        if (parent.kind != RustKind.FIELD_EXPRESSION) {
            return Role.FIELD.ordinal();
        }
        RustNodes.Frame holder = path[depth - 2];
        boolean called = parent.field == nodes.function
                && (holder.kind == RustKind.CALL || holder.kind == RustKind.GENERIC_FUNCTION);
        boolean written = holder.kind == RustKind.ASSIGNMENT && parent.field == nodes.left;
        return (called ? Role.METHOD : Role.FIELD).ordinal() | (written ? Role.WRITTEN : 0)
                | selfBefore(dotBefore(path[depth].start), "self");
    }

    /** Only the characters around it tell. */
    private int tokenRole(RustNodes.Frame frame, int qualified) {
        if (macros.declares(frame.start)) {
            return Role.DEFINE.ordinal();
        }
        int dot = dotBefore(frame.start);
        boolean isMember = dot >= 0 && !(dot > 0 && bytes[dot - 1] == '.');
        int next = frame.end;
        boolean called = next < bytes.length && bytes[next] == '(';
        if (isMember) {
            return (called ? Role.METHOD : Role.FIELD).ordinal() | selfBefore(dot, "self");
        }
        boolean macro = next + 1 < bytes.length && bytes[next] == '!' && bytes[next + 1] != '=';
        boolean leads = next + 1 < bytes.length && bytes[next] == ':' && bytes[next + 1] == ':';
        boolean tick = frame.start > 0 && bytes[frame.start - 1] == '\'';
        Role role = tick ? Role.LIFETIME : macro ? Role.MACRO : leads ? Role.PATH : called ? Role.CALL : Role.READ;
        return role.ordinal() | qualified;
    }

    /** The place of the dot before {@code at}, or -1. */
    private int dotBefore(int at) {
        int before = blankBefore(at);
        return before >= 0 && bytes[before] == '.' ? before : -1;
    }

    private int blankBefore(int at) {
        int before = at - 1;
        while (before >= 0 && bytes[before] <= ' ' && bytes[before] >= 0) {
            before--;
        }
        return before;
    }

    boolean isQualified(int start) {
        return start > 1 && bytes[start - 1] == ':' && bytes[start - 2] == ':';
    }

    /** {@link Role#SELF} if {@code word} ends before {@code at}. */
    private int selfBefore(int at, String word) {
        int end = at < 0 ? -1 : blankBefore(at) + 1;
        int start = end - word.length();
        boolean same = start >= 0 && Arrays.equals(bytes, start, end, word.getBytes(StandardCharsets.US_ASCII), 0,
                word.length()) && (start == 0 || !TypeWords.isNamePart(bytes[start - 1]) && bytes[start - 1] != '.');
        return same ? Role.SELF : 0;
    }

    /** Names in braces in the string of a macro that formats. */
    void formatArguments(RustNodes.Frame[] path, int depth) {
        if (depth < 2 || path[depth - 2].kind != RustKind.TOKENS || path[depth].opaque) {
            return;
        }
        int end = path[depth].end;
        for (int at = path[depth].start; at < end; at++) {
            if (bytes[at] != '{') {
                continue;
            }
            int start = at + 1;
            int to = start;
            while (to < end && TypeWords.isNamePart(bytes[to])) {
                to++;
            }
            boolean doubled = start < end && bytes[start] == '{';
            boolean name = to > start && to < end && (bytes[to] == '}' || bytes[to] == ':')
                    && !(bytes[start] >= '0' && bytes[start] <= '9');
            if (name) {
                facts.use(facts.name(start, to), start, Role.READ.ordinal());
            }
            at = doubled ? start : at;
        }
    }
}
