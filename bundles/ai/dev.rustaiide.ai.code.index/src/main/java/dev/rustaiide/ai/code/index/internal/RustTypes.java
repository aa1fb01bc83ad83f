package dev.rustaiide.ai.code.index.internal;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

import dev.rustaiide.ai.code.facts.FileFacts;
import dev.rustaiide.ai.code.facts.Kinds;
import dev.rustaiide.ai.code.facts.Names;
import dev.rustaiide.ai.code.facts.Role;
import dev.rustaiide.ai.code.facts.Steps;
import dev.rustaiide.ai.code.index.internal.TypeShape.Kind;
import dev.rustaiide.foundation.types.SymbolKind;

/**
 * Follows the types of expressions of Rust as far as they are written down somewhere: through fields, results,
 * containers of the standard library, bounds of type parameters and associated types. For one query and one thread;
 * remembers what it found.
 */
final class RustTypes {
    private static final int DEEPEST = 20;

    private final Snapshot snapshot;
    private final UseMeanings meanings;
    private final RustNames rust;
    private final StandardTypes standard;
    private final Map<Integer, TypeShape> shapes = new HashMap<>();
    private final Map<Long, Typed> known = new HashMap<>();
    private final int ownType;
    private final int slice;
    private final int item;
    private final int output;
    private final int target;
    private int depth;

    RustTypes(Snapshot snapshot, UseMeanings meanings) {
        this.snapshot = snapshot;
        this.meanings = meanings;
        this.rust = meanings.rust();
        this.standard = new StandardTypes(snapshot.names);
        this.ownType = snapshot.names.of("Self");
        this.slice = snapshot.names.of("[]");
        this.item = snapshot.names.of("Item");
        this.output = snapshot.names.of("Output");
        this.target = snapshot.names.of("Target");
    }

    /**
     * A type where its words stand.
     *
     * @param offset in {@code file}, for what its names mean
     */
    record Typed(int file, int offset, TypeShape shape) {
        static final Typed UNKNOWN = new Typed(-1, 0, TypeShape.UNKNOWN);

        boolean isKnown() {
            return shape.kind() != Kind.UNKNOWN;
        }

        Typed as(TypeShape other) {
            return new Typed(file, offset, other);
        }
    }

    /** The type of what stands before the dot of {@code use}, or of which it is a field. */
    Typed receiver(int file, int use) {
        FileFacts facts = snapshot.of(file);
        int row = facts.origins().of(facts.uses().start()[use]);
        return row < 0 ? Typed.UNKNOWN : origin(file, row);
    }

    /** The type of what {@code use} names: of a function what it returns. */
    Typed of(int file, int use) {
        long key = (long) file << 32 | use;
        Typed before = known.get(key);
        if (before != null || depth > DEEPEST) {
            return before == null ? Typed.UNKNOWN : before;
        }
        known.put(key, Typed.UNKNOWN);
        depth++;
        try {
            Typed found = find(file, use);
            known.put(key, found);
            return found;
        } finally {
            depth--;
        }
    }

    private Typed find(int file, int use) {
        FileFacts facts = snapshot.of(file);
        int start = facts.uses().start()[use];
        Role role = facts.uses().roleOf(use);
        String name = snapshot.names.text(facts.uses().name()[use]);
        if ("self".equals(name) || "Self".equals(name)) {
            return new Typed(file, start, TypeShape.of(ownType));
        }
        int local = meanings.local(file, use);
        if (local >= 0) {
            return role == Role.CALL ? Typed.UNKNOWN : local(file, local);
        }
        Meaning meaning = meanings.of(file, use);
        if (!meaning.isExact()) {
            return role == Role.METHOD ? returned(receiver(file, use), facts.uses().name()[use]) : Typed.UNKNOWN;
        }
        Typed type = Typed.UNKNOWN;
        for (long place : meaning.places()) {
            Typed each = declared(place, role, file, use);
            boolean differs = type.isKnown()
                    && standard.held(each.shape).name() != standard.held(type.shape).name();
            if (differs) {
                return Typed.UNKNOWN;
            }
            type = each;
        }
        return type;
    }

    /** What a method of the standard library gives. */
    private Typed returned(Typed receiver, int method) {
        return receiver.as(standard.returned(standard.held(receiver.shape), method));
    }

    private Typed local(int file, int local) {
        FileFacts facts = snapshot.of(file);
        int row = facts.origins().of(facts.locals().nameStart()[local]);
        Typed found = row < 0 ? Typed.UNKNOWN : origin(file, row);
        return found.isKnown() ? found : new Typed(file, facts.locals().nameStart()[local],
                shape(facts.locals().type()[local], facts.locals().shape()[local]));
    }

    private TypeShape shape(int type, int shape) {
        if (shape != Names.NONE) {
            return shapes.computeIfAbsent(shape,
                    key -> TypeShape.parse(snapshot.names.text(key), snapshot.names));
        }
        return type == Names.NONE ? TypeShape.UNKNOWN : TypeShape.of(type);
    }

    private Typed declared(long place, Role role, int file, int use) {
        int definition = SymbolTable.definition(place);
        if (definition < 0) {
            return Typed.UNKNOWN;
        }
        FileFacts there = snapshot.of(SymbolTable.file(place));
        FileFacts.Definitions all = there.definitions();
        int start = all.start()[definition];
        return switch (there.kind(definition)) {
            case STRUCT, ENUM, UNION, TRAIT -> type(place);
            case TYPE -> role == Role.FIELD || role == Role.METHOD ? Typed.UNKNOWN : type(place);
            case VARIANT -> all.parent()[definition] < 0 ? Typed.UNKNOWN
                    : type(SymbolTable.place(SymbolTable.file(place), all.parent()[definition]));
            case FIELD, CONSTANT, STATIC -> new Typed(SymbolTable.file(place), start,
                    shape(all.type()[definition], all.shape()[definition]));
            case FUNCTION, METHOD, TEST -> role == Role.CALL || role == Role.METHOD
                    ? result(place, start, file, use) : Typed.UNKNOWN;
            default -> Typed.UNKNOWN;
        };
    }

    private Typed type(long place) {
        FileFacts there = snapshot.of(SymbolTable.file(place));
        int definition = SymbolTable.definition(place);
        return new Typed(SymbolTable.file(place), there.definitions().start()[definition],
                TypeShape.of(there.definitions().name()[definition]));
    }

    /** What a function returns: {@code Self} of a trait's is what it is called on. */
    private Typed result(long place, int start, int file, int use) {
        FileFacts there = snapshot.of(SymbolTable.file(place));
        int definition = SymbolTable.definition(place);
        TypeShape shape = shape(there.definitions().type()[definition], there.definitions().shape()[definition]);
        int owner = there.definitions().parent()[definition];
        boolean ofTrait = owner >= 0 && there.kind(owner) == SymbolKind.TRAIT && shape.name() == ownType
                && shape.path().length == 1;
        Typed receiver = ofTrait ? receiver(file, use) : Typed.UNKNOWN;
        return receiver.isKnown() ? receiver : new Typed(SymbolTable.file(place), start, shape);
    }

    private Typed origin(int file, int row) {
        FileFacts facts = snapshot.of(file);
        int from = facts.origins().from()[row];
        int steps = facts.origins().steps()[row];
        int next = facts.origins().of(from);
        int use = facts.useAt(from);
        boolean isMatch = use < 0 && next >= 0 && next != row;
        if (!isMatch && use < 0 || depth > DEEPEST) {
            return Typed.UNKNOWN;
        }
        depth++;
        try {
            int position = Steps.positionOf(Steps.first(steps));
            boolean taken = position >= 0 && !isMatch && facts.uses().roleOf(use) != Role.READ;
            int name = Steps.first(steps) == Steps.FIELD ? nameAt(facts, facts.origins().start()[row]) : Names.NONE;
            long field = name != Names.NONE && !isMatch ? ofVariant(file, use, name) : -1;
            if (field >= 0) {
                return declared(field, Role.FIELD, file, use);
            }
            Typed payload = taken ? payload(file, use) : Typed.UNKNOWN;
            Typed type = payload.isKnown() ? payload : isMatch ? origin(file, next) : of(file, use);
            for (int rest = steps; rest > 0 && type.isKnown(); rest = Steps.rest(rest)) {
                type = step(type, Steps.first(rest), facts.origins().start()[row], file);
            }
            return type;
        } finally {
            depth--;
        }
    }

    private static int nameAt(FileFacts facts, int offset) {
        int use = facts.useAt(offset);
        return use < 0 ? Names.NONE : facts.uses().name()[use];
    }

    /** The field that {@code use} names of a variant which is made or taken apart; -1 if it is none. */
    long fieldOfVariant(int file, int use) {
        FileFacts facts = snapshot.of(file);
        int row = facts.origins().of(facts.uses().start()[use]);
        int owner = row < 0 ? -1 : facts.useAt(facts.origins().from()[row]);
        boolean named = owner >= 0 && facts.owners().of(facts.uses().start()[use]) != Names.NONE;
        return named ? ofVariant(file, owner, facts.uses().name()[use]) : -1;
    }

    /** The field {@code name} of the variant that {@code use} names, or -1. */
    private long ofVariant(int file, int use, int name) {
        Meaning meaning = meanings.of(file, use);
        long variant = meaning.isExact() ? meaning.places()[0] : -1;
        if (variant < 0 || SymbolTable.definition(variant) < 0) {
            return -1;
        }
        FileFacts there = snapshot.of(SymbolTable.file(variant));
        FileFacts.Definitions all = there.definitions();
        int definition = SymbolTable.definition(variant);
        for (int i = definition + 1; there.kind(definition) == SymbolKind.VARIANT && i < all.count()
                && all.start()[i] < all.end()[definition]; i++) {
            if (all.name()[i] == name && all.parent()[i] == definition) {
                return SymbolTable.place(SymbolTable.file(variant), i);
            }
        }
        return -1;
    }

    /** The types in the brackets of a variant, or of a struct without names for them. */
    private Typed payload(int file, int use) {
        Meaning meaning = meanings.of(file, use);
        return meaning.isExact() ? payload(meaning.places()[0]) : Typed.UNKNOWN;
    }

    private Typed payload(long place) {
        int definition = SymbolTable.definition(place);
        FileFacts there = snapshot.of(SymbolTable.file(place));
        boolean has = definition >= 0 && switch (there.kind(definition)) {
            case STRUCT, VARIANT -> there.definitions().shape()[definition] != Names.NONE;
            default -> false;
        };
        return !has ? Typed.UNKNOWN : new Typed(SymbolTable.file(place), there.definitions().start()[definition],
                tuple(shape(Names.NONE, there.definitions().shape()[definition])));
    }

    private static TypeShape tuple(TypeShape shape) {
        return shape.kind() == Kind.TUPLE ? shape : TypeShape.tuple(shape);
    }

    private Typed step(Typed before, int step, int start, int file) {
        Typed type = before.as(standard.held(before.shape));
        int position = Steps.positionOf(step);
        if (position >= 0) {
            return position(type, position);
        }
        return switch (step) {
            case Steps.TRY -> orAlias(type, type.as(standard.value(type.shape)), step, start, file);
            case Steps.ERROR -> orAlias(type, type.as(standard.error(type.shape)), step, start, file);
            case Steps.ELEMENT -> orAssociated(type, standard.element(type.shape), item);
            case Steps.INDEX -> orAssociated(type, standard.indexed(type.shape), output);
            case Steps.FIELD -> field(type, nameAt(snapshot.of(file), start));
            default -> Typed.UNKNOWN;
        };
    }

    private Typed position(Typed type, int position) {
        if (type.shape.kind() == Kind.TUPLE) {
            return type.as(type.shape.part(position));
        }
        for (long place : places(type)) {
            Typed payload = payload(place);
            if (payload.isKnown()) {
                return payload.as(payload.shape.part(position));
            }
        }
        return Typed.UNKNOWN;
    }

    /** {@code type Result<T> = …} stands for another type. */
    private Typed orAlias(Typed type, Typed found, int step, int start, int file) {
        if (found.isKnown()) {
            return found;
        }
        Typed alias = alias(type);
        return alias.isKnown() && depth++ < DEEPEST ? step(alias, step, start, file) : Typed.UNKNOWN;
    }

    private Typed alias(Typed type) {
        for (long place : places(type)) {
            if (isAlias(place)) {
                return alias(place);
            }
        }
        return Typed.UNKNOWN;
    }

    private boolean isAlias(long place) {
        return snapshot.of(SymbolTable.file(place)).kind(SymbolTable.definition(place)) == SymbolKind.TYPE;
    }

    /** What the alias or associated type at {@code place} stands for, or is bound by. */
    private Typed alias(long place) {
        FileFacts there = snapshot.of(SymbolTable.file(place));
        int definition = SymbolTable.definition(place);
        return new Typed(SymbolTable.file(place), there.definitions().start()[definition],
                shape(there.definitions().type()[definition], there.definitions().shape()[definition]));
    }

    /** What the only alias among {@code members} stands for. */
    private Typed alias(Meaning members) {
        boolean one = members.isExact() && members.places().length == 1 && isType(members.places()[0])
                && isAlias(members.places()[0]);
        return one ? alias(members.places()[0]) : Typed.UNKNOWN;
    }

    /** What an iterator or a container of the workspace says by {@code type Item = …}. */
    private Typed orAssociated(Typed type, TypeShape found, int associated) {
        if (found.kind() != Kind.UNKNOWN) {
            return type.as(found);
        }
        return alias(members(type, associated));
    }

    private Typed field(Typed type, int name) {
        Meaning member = members(type, name);
        return member.isExact() && member.places().length == 1 ? declared(member.places()[0], Role.FIELD, -1, -1)
                : Typed.UNKNOWN;
    }

    /** What the names of a type mean; of a type parameter nothing. */
    private long[] places(Typed type) {
        if (type.shape.kind() != Kind.PATH || parameter(type) >= 0) {
            return new long[0];
        }
        int[] path = type.shape.path();
        Meaning meaning = rust.path(type.file, type.offset, path, path.length);
        return meaning.isExact() ? Arrays.stream(meaning.places()).filter(this::isType).toArray() : new long[0];
    }

    private boolean isType(long place) {
        int definition = SymbolTable.definition(place);
        return definition >= 0 && Kinds.isType(snapshot.of(SymbolTable.file(place)).kind(definition));
    }

    /** The type parameter that a path begins with, or -1. */
    private int parameter(Typed type) {
        int[] path = type.shape.path();
        return path.length == 0 ? -1 : meanings.local(snapshot.of(type.file), path[0], Role.TYPE, type.offset);
    }

    /**
     * What is called {@code name} in {@code type}: {@link Meaning#ELSEWHERE} if it is known to be a type that is
     * declared elsewhere.
     */
    Meaning members(Typed type, int name) {
        if (depth > DEEPEST) {
            return Meaning.UNKNOWN;
        }
        depth++;
        try {
            return membersOf(type.as(standard.held(type.shape)), name);
        } finally {
            depth--;
        }
    }

    private Meaning membersOf(Typed type, int name) {
        if (type.shape.kind() == Kind.BOUNDS) {
            return ofBounds(type, name);
        }
        if (type.shape.kind() != Kind.PATH) {
            return Meaning.UNKNOWN;
        }
        int parameter = parameter(type);
        if (parameter >= 0) {
            Typed bound = bound(type, parameter);
            return bound.isKnown() ? members(bound, name) : Meaning.UNKNOWN;
        }
        long[] places = places(type);
        if (places.length == 0) {
            return byName(type, name);
        }
        Meaning all = Meaning.UNKNOWN;
        for (long place : places) {
            Meaning one = ofType(place, name);
            all = one.isExact() ? all.and(one) : all;
        }
        return all;
    }

    /** {@code T}, or {@code T::Item} of a parameter. */
    private Typed bound(Typed type, int parameter) {
        FileFacts facts = snapshot.of(type.file);
        Typed bound = new Typed(type.file, facts.locals().nameStart()[parameter],
                shape(facts.locals().type()[parameter], facts.locals().shape()[parameter]));
        int[] path = type.shape.path();
        for (int i = 1; i < path.length && bound.isKnown(); i++) {
            bound = alias(members(bound, path[i]));
        }
        return bound;
    }

    private Meaning ofBounds(Typed type, int name) {
        Meaning all = Meaning.UNKNOWN;
        for (TypeShape part : type.shape.parts()) {
            Meaning one = members(type.as(part), name);
            all = one.isExact() ? all.and(one) : all;
        }
        return all;
    }

    private Meaning ofType(long place, int name) {
        FileFacts there = snapshot.of(SymbolTable.file(place));
        int definition = SymbolTable.definition(place);
        if (isAlias(place)) {
            Typed alias = alias(place);
            return alias.isKnown() ? members(alias, name) : Meaning.UNKNOWN;
        }
        Meaning own = rust.associated(place, name);
        if (own.isExact() || name == target) {
            return own;
        }
        Meaning through = there.kind(definition) == SymbolKind.TRAIT ? ofSupertraits(place, name)
                : Meaning.UNKNOWN;
        if (through.isExact()) {
            return through;
        }
        Typed pointed = alias(rust.associated(place, target));
        return pointed.isKnown() ? members(pointed, name) : Meaning.UNKNOWN;
    }

    private Meaning ofSupertraits(long trait, int name) {
        int file = SymbolTable.file(trait);
        int definition = SymbolTable.definition(trait);
        FileFacts facts = snapshot.of(file);
        Meaning all = Meaning.UNKNOWN;
        for (int use = facts.firstUseFrom(facts.definitions().start()[definition]); use < facts.uses().count()
                && facts.innermost(facts.uses().start()[use]) == definition; use++) {
            if (facts.uses().roleOf(use) == Role.SUPERTYPE && meanings.of(file, use).isExact()) {
                Meaning one = members(type(meanings.of(file, use).places()[0]), name);
                all = one.isExact() ? all.and(one) : all;
            }
        }
        return all;
    }

    /** Of a type that cannot be reached by its path: what its namesakes have, and what traits give to it. */
    private Meaning byName(Typed type, int name) {
        Meaning found = rust.associated(type.shape.name(), name);
        boolean foreign = !found.isExact() && snapshot.places(type.shape.name()).length == 0
                && type.shape.name() != ownType && !isOfSomeTrait(name);
        return foreign ? Meaning.ELSEWHERE : found;
    }

    /** A trait may be implemented for all types. */
    private boolean isOfSomeTrait(int name) {
        return Arrays.stream(snapshot.places(name)).anyMatch(place -> {
            FileFacts there = snapshot.of(SymbolTable.file(place));
            int owner = there.definitions().parent()[SymbolTable.definition(place)];
            return owner >= 0 && there.kind(owner) == SymbolKind.TRAIT;
        });
    }

    /** The name of a type, behind what holds it; {@link Names#NONE} if it has none. */
    int name(Typed type) {
        Typed held = type.as(standard.held(type.shape));
        int parameter = held.isKnown() ? parameter(held) : -1;
        return parameter >= 0 ? name(bound(held, parameter).shape) : held.shape.name() == ownType
                ? RustNames.ownTypeName(snapshot.of(held.file), held.offset) : name(held.shape);
    }

    /** Slices and arrays share their methods, and of several bounds the first tells most. */
    private int name(TypeShape shape) {
        return switch (shape.kind()) {
            case SLICE -> slice;
            case BOUNDS -> shape.part(0).name();
            default -> shape.name();
        };
    }

    /** Where a type is declared, or if that is not known those that are called so. */
    long[] declarations(Typed type) {
        Typed held = type.as(standard.held(type.shape));
        int parameter = held.isKnown() ? parameter(held) : -1;
        if (parameter >= 0) {
            Typed bound = bound(held, parameter);
            return bound.isKnown() ? declarations(bound) : new long[0];
        }
        long[] places = held.isKnown() ? places(held) : new long[0];
        return places.length > 0 || held.shape.kind() != Kind.PATH ? places
                : Arrays.stream(snapshot.places(name(held))).filter(this::isType).toArray();
    }
}
