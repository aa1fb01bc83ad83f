package dev.rustaiide.ai.code.index.internal;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.LongStream;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.foundation.types.SymbolKind;

/** What each use of a name means. For one query and one thread; remembers what it found. */
final class UseMeanings {
    private static final int DEEPEST = 12;

    private final Snapshot snapshot;
    private final Names names;
    private final RustNames rust;
    private final int ownType;
    /** The names of the locals of files, in order. */
    private final Map<Integer, int[]> localNames = new HashMap<>();
    private int depth;

    UseMeanings(Snapshot snapshot) {
        this.snapshot = snapshot;
        this.names = snapshot.names;
        this.rust = new RustNames(snapshot);
        this.ownType = names.of("Self");
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
                key -> FactsBuilder.distinct(snapshot.of(file).locals().name().clone()));
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
            return new PlainNames(snapshot).of(file, use);
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
        var segments = new Ints();
        int at = use;
        segments.add(uses.name()[at]);
        while (uses.is(at, Role.QUALIFIED)) {
            boolean adjacent = at > 0
                    && uses.start()[at - 1] + names.length(uses.name()[at - 1]) + 2 == uses.start()[at];
            if (!adjacent) {
                return Meaning.UNKNOWN;
            }
            at--;
            segments.add(uses.name()[at]);
        }
        int[] path = new int[segments.size()];
        for (int i = 0; i < path.length; i++) {
            path[i] = segments.get(path.length - 1 - i);
        }
        boolean ofParameter = path.length > 1 && local(facts, path[0], Role.TYPE, start) >= 0;
        Meaning meaning = ofParameter ? Meaning.UNKNOWN : rust.path(file, start, path, path.length);
        return narrowed(meaning, uses.roleOf(use));
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

    private Meaning member(int file, int use) {
        FileFacts facts = snapshot.of(file);
        int owner = facts.owners().of(facts.uses().start()[use]);
        int type = owner == ownType ? RustNames.ownTypeName(facts, facts.uses().start()[use])
                : owner != Names.NONE ? owner : typeBefore(file, use);
        boolean isParameter = type != Names.NONE
                && local(facts, type, Role.TYPE, facts.uses().start()[use]) >= 0;
        if (type == Names.NONE || isParameter) {
            return Meaning.UNKNOWN;
        }
        Role role = facts.uses().roleOf(use);
        Meaning found = rust.associated(type, facts.uses().name()[use]);
        long[] fitting = LongStream.of(found.places()).filter(place -> Kinds.fit(role,
                snapshot.of(SymbolTable.file(place)).kind(SymbolTable.definition(place)))).toArray();
        if (fitting.length > 0) {
            return Meaning.exact(fitting);
        }
        return snapshot.places(type).length > 0 ? Meaning.UNKNOWN : Meaning.ELSEWHERE;
    }

    /** The name of the type of what stands before the dot of {@code use}. */
    private int typeBefore(int file, int use) {
        FileFacts facts = snapshot.of(file);
        FileFacts.Uses uses = facts.uses();
        int start = uses.start()[use];
        if (uses.is(use, Role.SELF)) {
            return RustNames.ownTypeName(facts, start);
        }
        if (use == 0 || depth > DEEPEST) {
            return Names.NONE;
        }
        int before = use - 1;
        int gap = start - uses.start()[before] - names.length(uses.name()[before]);
        Role role = uses.roleOf(before);
        boolean call = gap == "().".length() && (role == Role.CALL || role == Role.METHOD);
        if (gap != 1 && !call) {
            return Names.NONE;
        }
        depth++;
        try {
            return typeOf(file, before);
        } finally {
            depth--;
        }
    }

    /** The name of the type of what {@code use} names; {@link Names#NONE} if the syntax does not tell. */
    int typeNamed(int file, int use) {
        FileFacts facts = snapshot.of(file);
        boolean self = "self".equals(names.text(facts.uses().name()[use]));
        return self ? RustNames.ownTypeName(facts, facts.uses().start()[use]) : typeOf(file, use);
    }

    private int typeOf(int file, int use) {
        FileFacts facts = snapshot.of(file);
        int local = local(file, use);
        if (local >= 0) {
            return facts.locals().type()[local];
        }
        Meaning meaning = of(file, use);
        if (!meaning.isExact() || SymbolTable.definition(meaning.places()[0]) < 0) {
            return Names.NONE;
        }
        long place = meaning.places()[0];
        FileFacts there = snapshot.of(SymbolTable.file(place));
        int definition = SymbolTable.definition(place);
        if (there.kind(definition) == SymbolKind.STRUCT) {
            return there.definitions().name()[definition];
        }
        int type = there.definitions().type()[definition];
        return type == ownType ? RustNames.ownTypeName(there, there.definitions().start()[definition]) : type;
    }
}
