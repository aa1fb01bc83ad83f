package dev.rustaiide.ai.code.index.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.rustaiide.ai.code.facts.Names;
import dev.rustaiide.ai.code.index.internal.TypeShape.Kind;

/** What is known of the types of Rust's standard library that hold others. Any thread may use it. */
final class StandardTypes {
    private static final Set<String> HOLDERS = Set.of("Box", "Rc", "Arc", "Ref", "RefMut", "MutexGuard", "Pin", "Cow",
            "RwLockReadGuard", "RwLockWriteGuard", "ManuallyDrop", "MaybeUninit", "NonNull");
    private static final Set<String> CELLS = Set.of("RefCell", "Mutex", "RwLock", "Cell", "OnceCell", "OnceLock",
            "LazyLock");
    private static final Set<String> MAPS = Set.of("HashMap", "BTreeMap", "IndexMap", "FxHashMap", "AHashMap");
    private static final Set<String> SEQUENCES = Set.of("Vec", "VecDeque", "LinkedList", "BinaryHeap", "HashSet",
            "BTreeSet", "IndexSet", "SmallVec", "ArrayVec", "Iter", "IterMut", "IntoIter", "Iterator", "IntoIterator",
            "DoubleEndedIterator", "ExactSizeIterator", "Drain", "Peekable", "Rev", "Chunks");

    /** What a method makes of what it is called on. */
    private enum Gives {
        SAME, ITERATED, HELD, MAYBE_ELEMENT, MAYBE_VALUE, OK, RESULT, NUMBERED, KEYS, VALUES, CELL, LOCKED
    }

    private static final Map<String, Gives> METHODS = methods();

    private final Names names;
    private final int option;
    private final int result;
    private final int iterator;

    StandardTypes(Names names) {
        this.names = names;
        this.option = names.of("Option");
        this.result = names.of("Result");
        this.iterator = names.of("Iter");
    }

    private static Map<String, Gives> methods() {
        var methods = new HashMap<String, Gives>();
        List.of("iter", "iter_mut", "into_iter", "drain").forEach(name -> methods.put(name, Gives.ITERATED));
        List.of("by_ref", "as_ref", "as_mut", "as_deref", "as_deref_mut", "clone",
                "cloned", "copied", "to_owned", "rev", "skip", "take", "step_by", "peekable", "filter", "skip_while",
                "take_while", "chain", "fuse", "inspect", "cycle", "or", "or_else", "as_slice", "as_mut_slice",
                "to_vec", "into_boxed_slice", "by_value", "into_owned", "as_pin_mut")
                .forEach(name -> methods.put(name, Gives.SAME));
        List.of("unwrap", "expect", "unwrap_or", "unwrap_or_else", "unwrap_or_default", "unwrap_unchecked")
                .forEach(name -> methods.put(name, Gives.HELD));
        List.of("next", "next_back", "first", "last", "first_mut", "last_mut", "pop", "pop_front", "pop_back", "front",
                "back", "front_mut", "back_mut", "peek", "nth", "max", "min", "find", "max_by_key", "min_by_key")
                .forEach(name -> methods.put(name, Gives.MAYBE_ELEMENT));
        List.of("get", "get_mut", "remove", "insert").forEach(name -> methods.put(name, Gives.MAYBE_VALUE));
        methods.put("ok", Gives.OK);
        methods.put("ok_or", Gives.RESULT);
        methods.put("ok_or_else", Gives.RESULT);
        methods.put("enumerate", Gives.NUMBERED);
        methods.put("keys", Gives.KEYS);
        List.of("values", "values_mut", "into_values").forEach(name -> methods.put(name, Gives.VALUES));
        List.of("borrow", "borrow_mut").forEach(name -> methods.put(name, Gives.CELL));
        List.of("lock", "read", "write", "try_lock", "into_inner").forEach(name -> methods.put(name, Gives.LOCKED));
        return methods;
    }

    /** What is reached through the dot of a {@code Box} and its like. */
    TypeShape held(TypeShape type) {
        TypeShape at = type;
        while (is(at, HOLDERS) && !at.parts().isEmpty()) {
            at = at.part(at.parts().size() - 1);
        }
        return at;
    }

    /** What {@code ?} takes out. */
    TypeShape value(TypeShape type) {
        return type.name() == option || type.name() == result ? type.part(0) : TypeShape.UNKNOWN;
    }

    TypeShape error(TypeShape type) {
        return type.name() == result ? type.part(1) : TypeShape.UNKNOWN;
    }

    TypeShape element(TypeShape type) {
        return type.kind() == Kind.SLICE || is(type, SEQUENCES) || type.name() == option ? type.part(0)
                : is(type, MAPS) ? TypeShape.tuple(type.part(0), type.part(1)) : TypeShape.UNKNOWN;
    }

    TypeShape indexed(TypeShape type) {
        return is(type, MAPS) ? type.part(1) : element(type);
    }

    /** What {@code method} gives, called on {@code type}. */
    TypeShape returned(TypeShape type, int method) {
        Gives gives = METHODS.get(names.text(method));
        boolean holds = type.kind() == Kind.SLICE || type.name() == option || type.name() == result
                || is(type, SEQUENCES) || is(type, MAPS) || is(type, CELLS);
        if (gives == null || !holds) {
            return gives == Gives.SAME && "clone".equals(names.text(method)) ? type : TypeShape.UNKNOWN;
        }
        return switch (gives) {
            case SAME -> type;
            case ITERATED -> is(type, MAPS) || type.kind() == Kind.SLICE || is(type, SEQUENCES) || type.name() == option
                    ? TypeShape.of(iterator, element(type)) : type;
            case HELD -> value(type);
            case MAYBE_ELEMENT -> maybe(element(type));
            case MAYBE_VALUE -> is(type, CELLS) ? type.part(0) : maybe(indexed(type));
            case OK -> maybe(value(type));
            case RESULT -> TypeShape.of(result, value(type));
            case NUMBERED -> TypeShape.of(iterator, TypeShape.tuple(TypeShape.UNKNOWN, element(type)));
            case KEYS -> TypeShape.of(iterator, is(type, MAPS) ? type.part(0) : TypeShape.UNKNOWN);
            case VALUES -> TypeShape.of(iterator, is(type, MAPS) ? type.part(1) : TypeShape.UNKNOWN);
            case CELL -> is(type, CELLS) ? type.part(0) : type;
            case LOCKED -> is(type, CELLS) ? TypeShape.of(result, type.part(0)) : TypeShape.UNKNOWN;
        };
    }

    private TypeShape maybe(TypeShape held) {
        return held.equals(TypeShape.UNKNOWN) ? held : TypeShape.of(option, held);
    }

    private boolean is(TypeShape type, Set<String> some) {
        return type.path().length > 0 && some.contains(names.text(type.name()));
    }
}
