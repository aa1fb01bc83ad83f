package dev.rustaiide.ai.code.facts.internal;

import java.nio.charset.StandardCharsets;
import java.util.Set;

import dev.rustaiide.ai.code.facts.Steps;
import dev.rustaiide.ai.code.facts.internal.RustNodes.Frame;

/**
 * Finds out, while a Rust tree is walked, which name an expression has its type from: that of {@code a.b(c)?} from
 * {@code b}. Told are the receivers of members and the values of locals. For one thread.
 *
 * <p>Blocks are not looked into, so that an edit inside of one changes nothing around it.
 */
final class RustOrigins {
    /** What these make of their argument has its members. */
    private static final Set<String> TRANSPARENT =
            Set.of("Box::new", "Arc::new", "Rc::new", "RefCell::new", "Cell::new", "Mutex::new", "RwLock::new");

    private final RustNodes nodes;
    private final FactsBuilder facts;
    private final byte[] bytes;

    RustOrigins(RustNodes nodes, FactsBuilder facts) {
        this.nodes = nodes;
        this.facts = facts;
        this.bytes = facts.bytes;
    }

    /** At a node without a meaning for names, e.g. a comma. */
    void token(Frame parent, int start, int end, int field) {
        if (start == end) {
            return;
        }
        if (bytes[start] == ',') {
            parent.commas++;
        } else if (parent.kind == RustKind.FIELD_EXPRESSION && field == nodes.fieldName) {
            parent.steps = Steps.then(parent.steps, Steps.position(number(start, end)));
        }
    }

    private int number(int start, int end) {
        boolean digit = end == start + 1 && bytes[start] >= '0' && bytes[start] <= '9';
        return digit ? bytes[start] - '0' : Integer.MAX_VALUE;
    }

    /** At a node for the first time. */
    void entered(Frame parent, Frame frame) {
        if (parent.kind == RustKind.MATCH && frame.kind == RustKind.MATCH_BLOCK) {
            origin(frame.start, parent);
            parent.head = -1;
        }
        if (frame.binding) {
            pattern(parent, frame);
        }
        boolean rest = frame.kind == RustKind.OTHER && parent.kind.isPattern() && bytes[frame.start] == '.';
        parent.rest |= rest;
    }

    /** Which part of the whole a pattern stands for. */
    private void pattern(Frame parent, Frame frame) {
        frame.partFrom = parent.kind.isPattern() || parent.kind == RustKind.MATCH_PATTERN ? parent.partFrom : -1;
        frame.part = parent.kind.isPattern() || parent.kind == RustKind.MATCH_PATTERN ? parent.part : Steps.NONE;
        switch (parent.kind) {
            case VARIANT_PATTERN -> {
                if (frame.kind != RustKind.FIELD_PATTERN) {
                    payload(parent, frame);
                }
            }
            case FIELD_PATTERN -> {
                boolean shorthand = frame.kind == RustKind.SHORTHAND_FIELD;
                frame.partFrom = parent.head;
                frame.part = parent.head < 0 ? Steps.INVALID : shorthand ? Steps.FIELD : Steps.NONE;
            }
            case PATTERN -> {
                byte open = bytes[parent.start];
                frame.part = open == '(' ? Steps.then(parent.part, position(parent))
                        : open == '[' ? Steps.then(parent.part, Steps.ELEMENT) : parent.part;
            }
            default -> {
                // The whole.
            }
        }
        if (frame.kind == RustKind.FIELD_PATTERN) {
            frame.head = parent.head;
        }
    }

    private static int position(Frame parent) {
        return parent.rest ? Steps.INVALID : Steps.position(parent.commas);
    }

    private void payload(Frame parent, Frame frame) {
        int end = parent.head;
        while (end >= 0 && end < bytes.length && TypeWords.isNamePart(bytes[end])) {
            end++;
        }
        String variant = end < 0 ? "" : new String(bytes, parent.head, end - parent.head, StandardCharsets.ISO_8859_1);
        switch (variant) {
            case "Some", "Ok" -> frame.part = Steps.then(parent.part, Steps.TRY);
            case "Err" -> frame.part = Steps.then(parent.part, Steps.ERROR);
            default -> {
                frame.partFrom = parent.head;
                frame.part = parent.head < 0 ? Steps.INVALID : position(parent);
            }
        }
    }

    /** The local that is named by {@code frame}. */
    void local(Frame frame) {
        facts.origin(frame.start, frame.partFrom, frame.part);
    }

    /** The field that {@code frame} names, of what {@code owner} makes or takes apart. */
    void field(Frame frame, Frame owner) {
        origin(frame.start, owner);
    }

    private void origin(int start, Frame from) {
        if (from.head >= 0 && from.steps != Steps.INVALID) {
            facts.origin(start, from.head, from.steps);
        }
    }

    /** At a node for the last time. */
    void left(Frame[] path, int depth) {
        Frame frame = path[depth];
        switch (frame.kind) {
            case IDENTIFIER, TYPE_IDENTIFIER, FIELD_IDENTIFIER, KEYWORD_NAME -> frame.head = frame.start;
            case INDEX -> frame.steps = frame.ranged ? frame.steps : Steps.then(frame.steps, Steps.INDEX);
            case TRY -> frame.steps = Steps.then(frame.steps, Steps.TRY);
            case LET -> fill(frame, frame.typed && frame.single >= 0 ? -1 : frame.head, frame.steps);
            case LET_CONDITION -> fill(frame, frame.head, frame.steps);
            case FOR -> fill(frame, frame.head, Steps.then(frame.steps, Steps.ELEMENT));
            case MATCH_PATTERN -> {
                frame.patternEnd = facts.originCount();
                fill(frame, depth > 1 && path[depth - 2].kind == RustKind.MATCH_BLOCK ? path[depth - 2].start : -1,
                        Steps.NONE);
            }
            default -> {
                // Its children have told what there is to tell.
            }
        }
        if (depth > 0) {
            tell(frame, path[depth - 1]);
        }
    }

    private void fill(Frame frame, int from, int steps) {
        if (from >= 0) {
            facts.originOfOpen(frame.originMark, frame.patternEnd, from, steps);
        }
    }

    /** What {@code parent} has its type from, if that is what {@code frame} has it from. */
    private void tell(Frame frame, Frame parent) {
        boolean passes = switch (parent.kind) {
            case FIELD_EXPRESSION -> {
                if (frame.field == nodes.fieldName) {
                    origin(frame.start, parent);
                }
                yield true;
            }
            case CALL -> frame.field == nodes.function ? frame.steps == Steps.NONE : isTransparent(parent);
            case SCOPED -> frame.field == nodes.name;
            case GENERIC_FUNCTION -> frame.field == nodes.function;
            case GENERIC_TYPE, CAST, VARIANT_PATTERN -> frame.field == nodes.type;
            case STRUCT_EXPRESSION -> frame.field == nodes.name;
            case FIELD_PATTERN -> frame.field == nodes.name && frame.kind == RustKind.FIELD_IDENTIFIER;
            case MATCH, LET, LET_CONDITION, FOR -> frame.field == nodes.value;
            case TRY, SAME -> true;
            case INDEX, ARGUMENTS -> parent.commas == 0 && !parent.seen;
            default -> false;
        };
        if (passes) {
            parent.head = frame.head;
            parent.steps = frame.steps;
        }
        parent.ranged |= parent.kind == RustKind.INDEX && frame.kind == RustKind.RANGE;
        parent.seen = true;
        if (frame.field == nodes.pattern) {
            parent.patternEnd = facts.originCount();
        }
    }

    private boolean isTransparent(Frame call) {
        int end = call.head < 0 ? call.start : call.head + 3;
        return end - call.start < 12 && end <= bytes.length
                && TRANSPARENT.contains(new String(bytes, call.start, end - call.start, StandardCharsets.ISO_8859_1));
    }
}
