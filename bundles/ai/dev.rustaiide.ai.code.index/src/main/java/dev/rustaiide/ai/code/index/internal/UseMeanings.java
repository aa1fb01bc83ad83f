package dev.rustaiide.ai.code.index.internal;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.ai.code.facts.FileFacts;
import dev.rustaiide.ai.code.facts.Kinds;
import dev.rustaiide.ai.code.facts.Local;
import dev.rustaiide.ai.code.facts.Names;
import dev.rustaiide.ai.code.facts.Role;
import dev.rustaiide.ai.code.index.internal.RustTypes.Typed;
import dev.rustaiide.foundation.types.SymbolKind;

/** What each use of a name means. For one query and one thread; remembers what it found. */
final class UseMeanings {
    private final Snapshot snapshot;
    private final Names names;
    private final RustNames rust;
    private final RustTypes types;
    private final PlainNames plain;
    private final int ownType;
    /** The names of the locals of files, in order. */
    private final Map<Integer, int[]> localNames = new HashMap<>();

    UseMeanings(Snapshot snapshot) {
        this.snapshot = snapshot;
        this.names = snapshot.names;
        this.rust = new RustNames(snapshot);
        this.ownType = names.of("Self");
        this.types = new RustTypes(snapshot, this);
        this.plain = new PlainNames(snapshot, this);
    }

    PlainNames plain() {
        return plain;
    }

    RustNames rust() {
        return rust;
    }

    /** The local that {@code use} names, or -1. */
    int local(int file, int use) {
        FileFacts facts = snapshot.of(file);
        FileFacts.Uses uses = facts.uses();
        int start = uses.start()[use];
        if (uses.is(use, Role.QUALIFIED)) {
            return -1;
        }
        if (!isLocalName(file, uses.name()[use])) {
            return -1;
        }
        int named = facts.localNamedAt(start);
        return named >= 0 ? named : local(facts, uses.name()[use], uses.roleOf(use), start);
    }

    private boolean isLocalName(int file, int name) {
        int[] names = localNames.computeIfAbsent(file,
                key -> Arrays.stream(snapshot.of(file).locals().name()).sorted().distinct().toArray());
        return Arrays.binarySearch(names, name) >= 0;
    }

    /** The local called {@code name} that is known at {@code offset}: of several the one that came in last. */
    int local(FileFacts facts, int name, Role role, int offset) {
        FileFacts.Locals locals = facts.locals();
        int outer = outermost(facts, offset);
        int limit = outer < 0 ? 0 : facts.definitions().start()[outer];
        // Elsewhere than in Rust a name may be known before it comes.
        int last = snapshot.isRust(facts) ? offset : outer < 0 ? facts.length() : facts.definitions().end()[outer];
        int at = Arrays.binarySearch(locals.nameStart(), last);
        int best = -1;
        for (int i = at < 0 ? -at - 2 : at; i >= 0 && locals.nameStart()[i] >= limit; i--) {
            boolean known = locals.name()[i] == name && locals.from()[i] <= offset && offset < locals.to()[i]
                    && Local.of(locals.kind()[i]).fits(role) && isInReach(facts, i, offset);
            if (known && (best < 0 || locals.from()[i] >= locals.from()[best])) {
                best = i;
            }
        }
        return best;
    }

    private static int outermost(FileFacts facts, int offset) {
        int outer = -1;
        for (int at = facts.innermost(offset); at >= 0; at = facts.definitions().parent()[at]) {
            outer = at;
        }
        return outer;
    }

    /** A function of Rust knows nothing of the locals of one around it. */
    private boolean isInReach(FileFacts facts, int local, int offset) {
        boolean ofFunction = Local.of(facts.locals().kind()[local]).isOfFunction() && snapshot.isRust(facts);
        return !ofFunction || facts.function(offset) == facts.function(facts.locals().nameStart()[local]);
    }

    /** Whether two locals are one: alternatives of a pattern bind each name several times. */
    static boolean isSame(FileFacts facts, int one, int other) {
        FileFacts.Locals all = facts.locals();
        return one == other || all.name()[one] == all.name()[other] && all.from()[one] == all.from()[other]
                && all.to()[one] == all.to()[other];
    }

    /** The definition that {@code use} names; locals are not looked at. */
    Meaning of(int file, int use) {
        FileFacts facts = snapshot.of(file);
        FileFacts.Uses uses = facts.uses();
        int start = uses.start()[use];
        Role role = uses.roleOf(use);
        if (role == Role.DEFINE) {
            int definition = facts.definitionNamedAt(start);
            return definition < 0 ? Meaning.UNKNOWN : Meaning.exact(rust.target(file, definition));
        }
        if (!snapshot.isRust(facts)) {
            return plain.of(file, use);
        }
        return switch (role) {
            case FIELD, METHOD -> member(file, use);
            case LABEL, LIFETIME, BIND -> Meaning.ELSEWHERE;
            default -> path(file, use);
        };
    }

    private Meaning path(int file, int use) {
        FileFacts facts = snapshot.of(file);
        FileFacts.Uses uses = facts.uses();
        int start = uses.start()[use];
        boolean mayBeImport = uses.roleOf(use) == Role.IMPORT || uses.roleOf(use) == Role.PATH;
        @Nullable Meaning imported = mayBeImport ? inImport(file, facts, start) : null;
        if (imported != null) {
            return imported;
        }
        int[] path = rust.segments(facts, use);
        if (path.length == 0) {
            return Meaning.UNKNOWN;
        }
        boolean ofParameter = path.length > 1 && local(facts, path[0], Role.TYPE, start) >= 0;
        Meaning meaning = ofParameter ? ofParameter(file, start, path) : rust.path(file, start, path, path.length);
        boolean own = path.length == 2 && path[0] == ownType;
        return narrowed(own ? declared(meaning) : meaning, uses.roleOf(use));
    }

    /** {@code Self::Item} is what the trait has, whatever the implementation says that it is. */
    private Meaning declared(Meaning meaning) {
        Meaning all = Meaning.UNKNOWN;
        for (long place : meaning.places()) {
            all = all.and(kind(place) == SymbolKind.TYPE ? declaredByTrait(place) : Meaning.exact(place));
        }
        return meaning.isExact() ? all : meaning;
    }

    private Meaning declaredByTrait(long place) {
        int file = SymbolTable.file(place);
        FileFacts facts = snapshot.of(file);
        int owner = facts.definitions().parent()[SymbolTable.definition(place)];
        int trait = owner >= 0 && facts.kind(owner) == SymbolKind.IMPLEMENTATION ? facts.definitions().type()[owner]
                : Names.NONE;
        int name = facts.definitions().name()[SymbolTable.definition(place)];
        Meaning found = trait == Names.NONE ? Meaning.UNKNOWN
                : rust.member(rust.name(file, facts.definitions().start()[owner], trait), name);
        return found.isExact() ? found : Meaning.exact(place);
    }

    /** Types and values of one name live beside each other. */
    private Meaning narrowed(Meaning meaning, Role role) {
        long[] fitting = Arrays.stream(meaning.places()).filter(place -> fits(place, role)).toArray();
        return fitting.length == 0 ? meaning : new Meaning(meaning.certainty(), fitting);
    }

    private boolean fits(long place, Role role) {
        int definition = SymbolTable.definition(place);
        SymbolKind kind = definition < 0 ? SymbolKind.MODULE : snapshot.of(SymbolTable.file(place)).kind(definition);
        return switch (role) {
            case TYPE, SUPERTYPE -> Kinds.isType(kind) || kind == SymbolKind.VARIANT;
            case MACRO -> kind == SymbolKind.MACRO;
            case CALL -> Kinds.isCallable(kind) && kind != SymbolKind.MACRO;
            case PATH -> Kinds.isType(kind) || kind == SymbolKind.MODULE;
            case READ, WRITE, PATTERN -> !Kinds.isType(kind) && kind != SymbolKind.MODULE && kind != SymbolKind.MACRO
                    || kind == SymbolKind.STRUCT;
            default -> true;
        };
    }

    /** Null if {@code start} is not in an import. */
    private @Nullable Meaning inImport(int file, FileFacts facts, int start) {
        FileFacts.Imports all = facts.imports();
        for (int i = 0; i < all.places().length; i++) {
            if (all.places()[i] == start) {
                return importedTo(file, all, i);
            }
        }
        return null;
    }

    private Meaning importedTo(int file, FileFacts.Imports all, int segment) {
        int index = Arrays.binarySearch(all.first(), segment);
        index = index < 0 ? -index - 2 : index;
        return rust.importedPath(file, index, segment - all.first()[index] + 1);
    }

    /** {@code T::name}, by the bounds of the parameter. */
    private Meaning ofParameter(int file, int start, int[] path) {
        var type = new Typed(file, start, new TypeShape(TypeShape.Kind.PATH, Arrays.copyOf(path, path.length - 1),
                List.of()));
        Meaning found = types.members(type, path[path.length - 1]);
        return found.isExact() ? found : Meaning.UNKNOWN;
    }

    private Meaning member(int file, int use) {
        FileFacts facts = snapshot.of(file);
        long field = types.fieldOfVariant(file, use);
        if (field >= 0) {
            return Meaning.exact(field);
        }
        Typed type = receiver(file, use);
        if (!type.isKnown()) {
            return Meaning.UNKNOWN;
        }
        Role role = facts.uses().roleOf(use);
        Meaning found = types.members(type, facts.uses().name()[use]);
        // Fields and methods have names of their own.
        SymbolKind wanted = role == Role.METHOD ? SymbolKind.METHOD : SymbolKind.FIELD;
        long[] best = LongStream.of(found.places()).filter(place -> kind(place) == wanted).toArray();
        long[] fitting = best.length > 0 ? best
                : LongStream.of(found.places()).filter(place -> Kinds.fit(role, kind(place))).toArray();
        return fitting.length > 0 ? Meaning.exact(fitting)
                : found.isExact() ? Meaning.UNKNOWN : found;
    }

    private SymbolKind kind(long place) {
        int definition = SymbolTable.definition(place);
        return definition < 0 ? SymbolKind.MODULE : snapshot.of(SymbolTable.file(place)).kind(definition);
    }

    /** The type of what stands before the dot of {@code use}, or of which it is a field. */
    private Typed receiver(int file, int use) {
        Typed known = types.receiver(file, use);
        if (known.isKnown()) {
            return known;
        }
        FileFacts facts = snapshot.of(file);
        int start = facts.uses().start()[use];
        int owner = facts.owners().of(start);
        if (owner != Names.NONE || facts.uses().is(use, Role.SELF)) {
            return new Typed(file, start, TypeShape.of(owner != Names.NONE ? owner : ownType));
        }
        return before(file, use);
    }

    /** In the tokens of a macro only the gap tells what stands before the dot. */
    private Typed before(int file, int use) {
        FileFacts.Uses uses = snapshot.of(file).uses();
        if (use == 0) {
            return Typed.UNKNOWN;
        }
        int before = use - 1;
        int gap = uses.start()[use] - uses.start()[before] - names.length(uses.name()[before]);
        Role role = uses.roleOf(before);
        boolean call = gap == "().".length() && (role == Role.CALL || role == Role.METHOD);
        return gap == 1 || call ? types.of(file, before) : Typed.UNKNOWN;
    }

    /** The name of the type of what {@code use} names; {@link Names#NONE} if the syntax does not tell. */
    int typeNamed(int file, int use) {
        return types.name(types.of(file, use));
    }

    /** The name of the type of what stands before the dot of {@code use}; {@link Names#NONE} if that is not known. */
    int receiverNamed(int file, int use) {
        return types.name(types.receiver(file, use));
    }

    /** Where the type of what {@code use} names is declared; of a type parameter its bounds. */
    long[] typePlaces(int file, int use) {
        return types.declarations(types.of(file, use));
    }
}
