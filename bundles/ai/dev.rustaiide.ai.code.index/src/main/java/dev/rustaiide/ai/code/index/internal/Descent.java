package dev.rustaiide.ai.code.index.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import dev.rustaiide.ai.code.facts.FileFacts;
import dev.rustaiide.ai.code.facts.Kinds;
import dev.rustaiide.ai.code.facts.Role;
import dev.rustaiide.ai.code.index.internal.Finder.Found;
import dev.rustaiide.foundation.types.SymbolKind;

/** Which type descends from which: by base classes, interfaces and traits. For one query and one thread. */
final class Descent {
    private static final int MOST_LEVELS = 50;

    private final Snapshot snapshot;
    private final Finder finder;

    Descent(Snapshot snapshot, Finder finder) {
        this.snapshot = snapshot;
        this.finder = finder;
    }

    /** The types that {@code type} names as those that it descends from, and those that its implementations name. */
    Set<Long> supertypes(long type) {
        var found = new LinkedHashSet<Long>();
        headed(type, found);
        if (snapshot.isRust(snapshot.of(SymbolTable.file(type))) && SymbolTable.definition(type) >= 0) {
            for (long implementation : snapshot.implementations(name(type))) {
                if (implementer(implementation).contains(type)) {
                    headed(implementation, found);
                }
            }
        }
        return found;
    }

    private void headed(long place, Set<Long> found) {
        int file = SymbolTable.file(place);
        int definition = SymbolTable.definition(place);
        FileFacts facts = snapshot.of(file);
        int end = definition < 0 ? 0 : facts.definitions().end()[definition];
        int start = definition < 0 ? 0 : facts.definitions().start()[definition];
        for (int use = facts.firstUseFrom(start); use < facts.uses().count() && facts.uses().start()[use] < end;
                use++) {
            boolean own = facts.uses().roleOf(use) == Role.SUPERTYPE
                    && facts.innermost(facts.uses().start()[use]) == definition;
            if (own) {
                Arrays.stream(likely(file, use)).forEach(found::add);
            }
        }
    }

    /** What is known to be meant, or the likeliest type of that name. */
    private long[] likely(int file, int use) {
        long[] types = Arrays.stream(finder.places(file, use)).filter(this::isType).toArray();
        return finder.meanings().of(file, use).isExact() || types.length < 2 ? types : new long[] {types[0]};
    }

    /** Those that name {@code type} as one that they descend from; an implementation where its type is elsewhere. */
    Set<Long> subtypes(long type) {
        var found = new LinkedHashSet<Long>();
        if (SymbolTable.definition(type) < 0) {
            return found;
        }
        for (Found use : finder.usesOf(new long[] {type}, IntStream.range(0, snapshot.facts.length).toArray())) {
            FileFacts facts = snapshot.of(use.file());
            int heir = facts.innermost(facts.uses().start()[use.use()]);
            if (facts.uses().roleOf(use.use()) == Role.SUPERTYPE && heir >= 0) {
                long place = SymbolTable.place(use.file(), heir);
                List<Long> types = facts.kind(heir) == SymbolKind.IMPLEMENTATION ? implementer(place) : List.of(place);
                found.addAll(types.isEmpty() ? List.of(place) : types);
            }
        }
        return found;
    }

    /** All that descend from {@code type}, however far; the nearest first. */
    Set<Long> heirs(long type) {
        var all = new LinkedHashSet<Long>();
        List<Long> level = List.of(type);
        for (int i = 0; i < MOST_LEVELS && !level.isEmpty(); i++) {
            var next = new ArrayList<Long>();
            for (long each : level) {
                subtypes(each).stream().filter(heir -> heir != type && all.add(heir)).forEach(next::add);
            }
            level = next;
        }
        return all;
    }

    /** The type that an implementation of Rust is of; empty if it is declared elsewhere. */
    List<Long> implementer(long implementation) {
        int file = SymbolTable.file(implementation);
        FileFacts facts = snapshot.of(file);
        int definition = SymbolTable.definition(implementation);
        int use = facts.useAt(facts.definitions().nameStart()[definition]);
        return use < 0 || finder.meanings().local(file, use) >= 0 ? List.of()
                : Arrays.stream(likely(file, use)).boxed().toList();
    }

    private int name(long place) {
        return snapshot.of(SymbolTable.file(place)).definitions().name()[SymbolTable.definition(place)];
    }

    private boolean isType(long place) {
        int definition = SymbolTable.definition(place);
        return definition >= 0 && Kinds.isType(snapshot.of(SymbolTable.file(place)).kind(definition));
    }
}
