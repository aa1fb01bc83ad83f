package dev.rustaiide.ai.code.index.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import dev.rustaiide.ai.code.facts.FileFacts;
import dev.rustaiide.ai.code.facts.Kinds;
import dev.rustaiide.ai.code.facts.Role;

/**
 * Guesses what a name stands for by its namesakes: for languages whose imports are not followed, and as a last resort.
 */
final class PlainNames {
    private static final int MOST = 30;

    private final Snapshot snapshot;

    PlainNames(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    /** Definitions of the same file are certain if they are the only ones of their name there and no member. */
    Meaning of(int file, int use) {
        FileFacts facts = snapshot.of(file);
        int name = facts.uses().name()[use];
        Role role = facts.uses().roleOf(use);
        boolean member = role == Role.FIELD || role == Role.METHOD || facts.uses().is(use, Role.QUALIFIED);
        if (member) {
            return Meaning.UNKNOWN;
        }
        var own = new ArrayList<Long>();
        for (int i = 0; i < facts.definitions().count(); i++) {
            if (facts.definitions().name()[i] == name && Kinds.fit(role, facts.kind(i))
                    && facts.definitions().parent()[i] < 0) {
                own.add(SymbolTable.place(file, i));
            }
        }
        return Meaning.exact(own.stream().mapToLong(Long::longValue).toArray());
    }

    /** The likeliest first: of the file itself, then of those nearby, then others. */
    List<Long> guess(int file, int use) {
        FileFacts facts = snapshot.of(file);
        Role role = facts.uses().roleOf(use);
        Path here = snapshot.paths[file];
        record Guess(long place, int near, Path path) {}
        var guesses = new ArrayList<Guess>();
        for (long place : snapshot.places(facts.uses().name()[use])) {
            int there = SymbolTable.file(place);
            FileFacts other = snapshot.of(there);
            boolean fits = snapshot.areRelated(facts, other) && Kinds.fit(role,
                    other.kind(SymbolTable.definition(place)));
            if (fits) {
                int near = there == file ? Integer.MAX_VALUE : RustFiles.common(here, snapshot.paths[there]);
                guesses.add(new Guess(place, near, snapshot.paths[there]));
            }
        }
        return guesses.stream().sorted(Comparator.<Guess>comparingInt(guess -> -guess.near)
                .thenComparing(Guess::path).thenComparingInt(guess -> SymbolTable.definition(guess.place)))
                .limit(MOST).map(Guess::place).toList();
    }
}
