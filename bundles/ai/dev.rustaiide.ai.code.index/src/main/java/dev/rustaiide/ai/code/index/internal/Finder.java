package dev.rustaiide.ai.code.index.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.LongPredicate;
import java.util.stream.IntStream;

import dev.rustaiide.ai.code.facts.FileFacts;
import dev.rustaiide.ai.code.facts.Kinds;
import dev.rustaiide.ai.code.facts.Names;
import dev.rustaiide.ai.code.facts.Role;
import dev.rustaiide.foundation.language.Reference.Use;
import dev.rustaiide.foundation.language.Reference;
import dev.rustaiide.foundation.language.Target;
import dev.rustaiide.foundation.types.Location;
import dev.rustaiide.foundation.types.Range;
import dev.rustaiide.foundation.types.SymbolKind;

/** Finds where names come from and where they are used. For one query and one thread. */
final class Finder {
    private final Snapshot snapshot;
    private final UseMeanings meanings;
    private final Comparator<Found> order;

    Finder(Snapshot snapshot) {
        this.snapshot = snapshot;
        this.meanings = new UseMeanings(snapshot);
        this.order = Comparator.<Found, Path>comparing(each -> snapshot.paths[each.file])
                .thenComparingInt(Found::use);
    }

    /** A use in a file. */
    record Found(int file, int use) {}

    UseMeanings meanings() {
        return meanings;
    }

    /** The use whose name {@code offset} touches, or -1. */
    int use(int file, int offset) {
        FileFacts facts = snapshot.of(file);
        int next = facts.firstUseFrom(offset);
        FileFacts.Uses uses = facts.uses();
        if (next < uses.count() && uses.start()[next] == offset) {
            return next;
        }
        int before = next - 1;
        boolean touches = before >= 0
                && offset <= uses.start()[before] + snapshot.names.length(uses.name()[before]);
        return touches ? before : -1;
    }

    /** Where the name at {@code offset} comes from; likely places where the syntax does not tell. */
    List<Target> definitions(int file, int offset) {
        int use = use(file, offset);
        if (use < 0) {
            return List.of();
        }
        Range from = range(file, use);
        int local = meanings.local(file, use);
        if (local >= 0) {
            FileFacts facts = snapshot.of(file);
            int start = facts.locals().nameStart()[local];
            Location name = snapshot.location(file, start,
                    start + snapshot.names.length(facts.locals().name()[local]));
            return List.of(new Target(name, name.range(), Optional.of(from)));
        }
        var targets = new ArrayList<Target>();
        for (long place : places(file, use)) {
            targets.add(target(place, from));
        }
        targets.sort(Comparator.<Target, Boolean>comparing(target -> !target.name().file()
                .equals(snapshot.paths[file])));
        return targets;
    }

    /** Those that {@code use} means or, if that is not known, may mean; the likeliest first. */
    long[] places(int file, int use) {
        Meaning meaning = meanings.of(file, use);
        if (meaning.certainty() == Meaning.Certainty.ELSEWHERE) {
            return new long[0];
        }
        return meaning.isExact() ? meaning.places()
                : meanings.plain().guess(file, use).stream().mapToLong(Long::longValue).toArray();
    }

    /**
     * What the name at {@code offset} may mean of all that {@code wanted} lets in, unless it is a local: all if that is
     * known, else the likeliest.
     */
    List<Long> likely(int file, int offset, LongPredicate wanted) {
        int use = use(file, offset);
        if (use < 0 || meanings.local(file, use) >= 0) {
            return List.of();
        }
        long[] places = places(file, use);
        boolean exact = meanings.of(file, use).isExact();
        return Arrays.stream(places).limit(exact ? places.length : 1).filter(wanted).boxed().toList();
    }

    Target target(long place, Range from) {
        int file = SymbolTable.file(place);
        if (SymbolTable.definition(place) < 0) {
            Location start = snapshot.location(file, 0, 0);
            return new Target(start, snapshot.of(file).range(0, snapshot.of(file).length()), Optional.of(from));
        }
        return new Target(snapshot.nameOf(place), snapshot.wholeOf(place), Optional.of(from));
    }

    Range range(int file, int use) {
        FileFacts facts = snapshot.of(file);
        int start = facts.uses().start()[use];
        return facts.range(start, start + snapshot.names.length(facts.uses().name()[use]));
    }

    /** The uses of what is at {@code offset}, in the order of files and places. */
    List<Reference> references(int file, int offset, boolean withDeclaration) {
        int use = use(file, offset);
        if (use < 0) {
            return List.of();
        }
        return uses(file, use).stream().filter(found -> withDeclaration || !isDeclaration(found))
                .map(found -> new Reference(new Location(snapshot.paths[found.file], range(found.file, found.use)),
                        kind(found)))
                .toList();
    }

    private boolean isDeclaration(Found found) {
        Role role = snapshot.of(found.file).uses().roleOf(found.use);
        return role == Role.DEFINE || role == Role.BIND;
    }

    Use kind(Found found) {
        FileFacts.Uses uses = snapshot.of(found.file).uses();
        return switch (uses.roleOf(found.use)) {
            case DEFINE, BIND -> Use.DECLARATION;
            case WRITE -> Use.WRITE;
            case FIELD, METHOD -> uses.is(found.use, Role.WRITTEN) ? Use.WRITE : Use.READ;
            default -> Use.READ;
        };
    }

    List<Found> uses(int file, int use) {
        return uses(file, use, IntStream.range(0, snapshot.facts.length).toArray());
    }

    List<Found> usesInFile(int file, int use) {
        return uses(file, use, new int[] {file});
    }

    private List<Found> uses(int file, int use, int[] inFiles) {
        int local = meanings.local(file, use);
        if (local >= 0) {
            return usesOfLocal(file, local);
        }
        long[] places = places(file, use);
        return places.length == 0 ? usesOfForeign(file, use, inFiles)
                : usesOf(meanings.of(file, use).isExact() ? places : new long[] {places[0]}, inFiles);
    }

    /** Of what no file here declares: uses of the name that mean nothing else. */
    private List<Found> usesOfForeign(int file, int use, int[] inFiles) {
        int name = snapshot.of(file).uses().name()[use];
        boolean member = isMember(snapshot.of(file).uses().roleOf(use));
        var found = new ArrayList<Found>();
        for (int each : inFiles) {
            FileFacts facts = snapshot.facts[each];
            if (facts == null || !facts.uses(name) || !snapshot.areRelated(facts, snapshot.of(file))) {
                continue;
            }
            for (int i = 0; i < facts.uses().count(); i++) {
                boolean same = facts.uses().name()[i] == name && isMember(facts.uses().roleOf(i)) == member
                        && meanings.local(each, i) < 0 && !meanings.of(each, i).isExact();
                if (same) {
                    found.add(new Found(each, i));
                }
            }
        }
        found.sort(order);
        return found;
    }

    private static boolean isMember(Role role) {
        return role == Role.FIELD || role == Role.METHOD;
    }

    List<Found> usesOfLocal(int file, int local) {
        FileFacts facts = snapshot.of(file);
        int name = facts.locals().name()[local];
        var found = new ArrayList<Found>();
        int from = Math.min(facts.locals().from()[local], facts.locals().nameStart()[local]);
        for (int i = facts.firstUseFrom(from); i < facts.uses().count()
                && facts.uses().start()[i] < Math.max(facts.locals().to()[local],
                        facts.locals().nameStart()[local] + 1); i++) {
            if (facts.uses().name()[i] == name) {
                int other = meanings.local(file, i);
                if (other >= 0 && UseMeanings.isSame(facts, local, other)) {
                    found.add(new Found(file, i));
                }
            }
        }
        return found;
    }

    /** Uses that mean one of {@code places}, or may mean it as far as the syntax tells. */
    List<Found> usesOf(long[] places, int[] inFiles) {
        var found = new ArrayList<Found>();
        int first = SymbolTable.definition(places[0]);
        int name = first < 0 ? moduleName(places[0])
                : snapshot.of(SymbolTable.file(places[0])).definitions().name()[first];
        int[] called = aliases(name, inFiles);
        for (int file : inFiles) {
            FileFacts facts = snapshot.facts[file];
            if (facts == null || Arrays.stream(called).noneMatch(facts::uses)
                    || !snapshot.areRelated(facts, snapshot.of(SymbolTable.file(places[0])))) {
                continue;
            }
            if (Thread.currentThread().isInterrupted()) {
                throw new CancellationException();
            }
            for (int i = 0; i < facts.uses().count(); i++) {
                if (isIn(called, facts.uses().name()[i]) && mayMean(file, i, places, name)) {
                    found.add(new Found(file, i));
                }
            }
        }
        found.sort(order);
        return found;
    }

    private static boolean isIn(int[] names, int name) {
        for (int each : names) {
            if (each == name) {
                return true;
            }
        }
        return false;
    }

    /** {@code name} and those that imports bring it in under. */
    private int[] aliases(int name, int[] inFiles) {
        IntStream.Builder names = IntStream.builder().add(name);
        for (int file : inFiles) {
            FileFacts facts = snapshot.facts[file];
            FileFacts.Imports imports = facts == null || !facts.uses(name) ? FileFacts.Imports.NONE : facts.imports();
            for (int i = 0; i < imports.count(); i++) {
                boolean renamed = imports.end(i) > imports.first()[i] && imports.segments()[imports.end(i) - 1] == name
                        && imports.alias()[i] != name && imports.alias()[i] != Names.NONE;
                if (renamed) {
                    names.add(imports.alias()[i]);
                }
            }
        }
        return names.build().distinct().toArray();
    }

    private int moduleName(long place) {
        Path path = snapshot.paths[SymbolTable.file(place)];
        String name = path.getFileName().toString();
        String module = "mod.rs".equals(name) && path.getParent() != null && path.getParent().getFileName() != null
                ? path.getParent().getFileName().toString() : name.substring(0, Math.max(0, name.length() - 3));
        return snapshot.names.of(module);
    }

    private boolean mayMean(int file, int use, long[] places, int name) {
        FileFacts.Uses uses = snapshot.of(file).uses();
        Role role = uses.roleOf(use);
        boolean shorthand = (role == Role.READ || role == Role.BIND) && uses.is(use, Role.SHORTHAND);
        if (shorthand && Arrays.stream(places).anyMatch(place -> isFieldNamed(file, uses.start()[use], place))) {
            return true;
        }
        if (!fits(role, places) || role != Role.DEFINE && meanings.local(file, use) >= 0) {
            return false;
        }
        Meaning meaning = meanings.of(file, use);
        return switch (meaning.certainty()) {
            case ELSEWHERE -> false;
            case UNKNOWN -> role != Role.DEFINE && uses.name()[use] == name;
            case EXACT -> Arrays.stream(places).anyMatch(place -> meaning.has(place) || areOneMethod(meaning, place));
        };
    }

    /** Whether {@code Point { x }} at {@code offset} names the field at {@code place} as well. */
    private boolean isFieldNamed(int file, int offset, long place) {
        int owner = owner(place);
        FileFacts there = snapshot.of(SymbolTable.file(place));
        return owner >= 0 && there.kind(SymbolTable.definition(place)) == SymbolKind.FIELD
                && snapshot.of(file).owners().of(offset) == there.definitions().name()[owner];
    }

    private boolean fits(Role role, long[] places) {
        for (long place : places) {
            int definition = SymbolTable.definition(place);
            SymbolKind kind = definition < 0 ? SymbolKind.MODULE
                    : snapshot.of(SymbolTable.file(place)).kind(definition);
            if (Kinds.fit(role, kind)) {
                return true;
            }
        }
        return false;
    }

    /** A method of a trait and that of an implementation of it. */
    private boolean areOneMethod(Meaning meaning, long place) {
        int trait = traitOf(place);
        return trait != Names.NONE && Arrays.stream(meaning.places()).anyMatch(each -> traitOf(each) == trait
                && isDeclaredInTrait(each) != isDeclaredInTrait(place));
    }

    private int traitOf(long place) {
        int owner = owner(place);
        FileFacts facts = snapshot.of(SymbolTable.file(place));
        return owner < 0 ? Names.NONE : switch (facts.kind(owner)) {
            case TRAIT -> facts.definitions().name()[owner];
            case IMPLEMENTATION -> facts.definitions().type()[owner];
            default -> Names.NONE;
        };
    }

    private boolean isDeclaredInTrait(long place) {
        int owner = owner(place);
        return owner >= 0 && snapshot.of(SymbolTable.file(place)).kind(owner) == SymbolKind.TRAIT;
    }

    private int owner(long place) {
        int definition = SymbolTable.definition(place);
        return definition < 0 ? -1
                : snapshot.of(SymbolTable.file(place)).definitions().parent()[definition];
    }
}
