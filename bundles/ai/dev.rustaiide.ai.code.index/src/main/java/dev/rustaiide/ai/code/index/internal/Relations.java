package dev.rustaiide.ai.code.index.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import dev.rustaiide.ai.code.facts.FileFacts;
import dev.rustaiide.ai.code.facts.Kinds;
import dev.rustaiide.ai.code.facts.Names;
import dev.rustaiide.foundation.language.Target;
import dev.rustaiide.foundation.types.Range;
import dev.rustaiide.foundation.types.SymbolKind;

/** Finds types, implementations and parent modules. For one query and one thread. */
final class Relations {
    private final Snapshot snapshot;
    private final Finder finder;

    Relations(Snapshot snapshot) {
        this.snapshot = snapshot;
        this.finder = new Finder(snapshot);
    }

    /** Where the type of what is at {@code offset} is declared. */
    List<Target> types(int file, int offset) {
        int use = finder.use(file, offset);
        if (use < 0) {
            return List.of();
        }
        Range from = finder.range(file, use);
        return Arrays.stream(finder.meanings().typePlaces(file, use)).mapToObj(place -> finder.target(place, from))
                .toList();
    }

    /** The implementations of a type or trait, or of a method of a trait; elsewhere heirs, and what they override. */
    List<Target> implementations(int file, int offset) {
        int use = finder.use(file, offset);
        if (use < 0) {
            return List.of();
        }
        Range from = finder.range(file, use);
        var targets = new ArrayList<Target>();
        for (long place : finder.places(file, use)) {
            int definition = SymbolTable.definition(place);
            FileFacts there = snapshot.of(SymbolTable.file(place));
            if (definition < 0) {
                continue;
            }
            int name = there.definitions().name()[definition];
            int owner = there.definitions().parent()[definition];
            boolean ofTrait = owner >= 0 && there.kind(owner) == SymbolKind.TRAIT;
            if (!snapshot.isRust(there)) {
                inherited(place, from, targets);
                continue;
            }
            if (there.kind(definition) == SymbolKind.TRAIT) {
                ofTrait(name, Names.NONE, from, targets);
            } else if (ofTrait) {
                ofTrait(there.definitions().name()[owner], name, from, targets);
            } else {
                for (long implementation : snapshot.implementations(name)) {
                    targets.add(finder.target(implementation, from));
                }
            }
        }
        return targets;
    }

    private void inherited(long place, Range from, List<Target> targets) {
        int file = SymbolTable.file(place);
        FileFacts facts = snapshot.of(file);
        int definition = SymbolTable.definition(place);
        var descent = new Descent(snapshot, finder);
        if (Kinds.isType(facts.kind(definition))) {
            descent.heirs(place).forEach(heir -> targets.add(finder.target(heir, from)));
            return;
        }
        int owner = facts.definitions().parent()[definition];
        if (owner >= 0 && Kinds.isType(facts.kind(owner))) {
            for (long heir : descent.heirs(SymbolTable.place(file, owner))) {
                members(heir, facts.definitions().name()[definition])
                        .forEach(member -> targets.add(finder.target(member, from)));
            }
        }
    }

    private List<Long> members(long type, int name) {
        FileFacts facts = snapshot.of(SymbolTable.file(type));
        int owner = SymbolTable.definition(type);
        return IntStream.range(0, facts.definitions().count())
                .filter(i -> facts.definitions().parent()[i] == owner && facts.definitions().name()[i] == name)
                .mapToObj(i -> SymbolTable.place(SymbolTable.file(type), i)).toList();
    }

    /** @param member {@link Names#NONE} for the implementations themselves */
    private void ofTrait(int trait, int member, Range from, List<Target> targets) {
        for (int file = 0; file < snapshot.facts.length; file++) {
            FileFacts facts = snapshot.facts[file];
            if (facts == null || !facts.uses(trait)) {
                continue;
            }
            for (int i = 0; i < facts.definitions().count(); i++) {
                int wanted = member == Names.NONE ? i : facts.definitions().parent()[i];
                boolean found = wanted >= 0 && facts.kind(wanted) == SymbolKind.IMPLEMENTATION
                        && facts.definitions().type()[wanted] == trait
                        && (member == Names.NONE || facts.definitions().name()[i] == member);
                if (found) {
                    targets.add(finder.target(SymbolTable.place(file, i), from));
                }
            }
        }
    }

    /** Where the module that {@code file} is gets declared. */
    List<Target> parent(int file) {
        int parent = finder.meanings().rust().files().parent(file);
        if (parent < 0) {
            return List.of();
        }
        FileFacts facts = snapshot.of(parent);
        for (int i = 0; i < facts.definitions().count(); i++) {
            boolean declares = facts.kind(i) == SymbolKind.MODULE
                    && finder.meanings().rust().target(parent, i) == SymbolTable.place(file, -1);
            if (declares) {
                return List.of(new Target(snapshot.nameOf(SymbolTable.place(parent, i)),
                        snapshot.wholeOf(SymbolTable.place(parent, i)), Optional.empty()));
            }
        }
        return List.of();
    }
}
