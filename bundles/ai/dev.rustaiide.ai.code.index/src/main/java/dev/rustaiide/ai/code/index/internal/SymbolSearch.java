package dev.rustaiide.ai.code.index.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.rustaiide.ai.code.facts.FileFacts;
import dev.rustaiide.foundation.common.FuzzyIndex.Ranked;
import dev.rustaiide.foundation.common.FuzzyMatch;
import dev.rustaiide.foundation.common.FuzzyPattern;
import dev.rustaiide.foundation.language.FoundSymbol;
import dev.rustaiide.foundation.types.SymbolKind;

/** One search for symbols. For one thread. */
final class SymbolSearch {
    /** So many more names are looked at where what they are in decides as well. */
    private static final int MORE = 20;
    private static final int MOST_OF_A_NAME = 1000;

    private final Snapshot snapshot;
    private final int most;
    private final String container;
    private final FuzzyPattern name;
    private final List<Hit> hits = new ArrayList<>();

    SymbolSearch(Snapshot snapshot, String pattern, int most) {
        this.snapshot = snapshot;
        this.most = most;
        String trimmed = pattern.strip();
        int colons = trimmed.lastIndexOf("::");
        int cut = colons >= 0 ? colons : trimmed.lastIndexOf('.');
        this.container = cut < 0 ? "" : trimmed.substring(0, cut);
        this.name = FuzzyPattern.of(cut < 0 ? trimmed : trimmed.substring(cut + (colons >= 0 ? 2 : 1)));
    }

    private record Hit(long place, int score, String name, int weight) {}

    List<FoundSymbol> found() {
        int wanted = container.isEmpty() ? most : most * MORE;
        for (Ranked<Integer> ranked : snapshot.table.fuzzy().best(name, wanted,
                Thread.currentThread()::isInterrupted)) {
            add(ranked.item(), ranked.name(), ranked.match().score());
        }
        addDirty();
        Comparator<Hit> order = Comparator.<Hit>comparingInt(hit -> -hit.score)
                .thenComparingInt(hit -> hit.name.length()).thenComparing(Hit::name).thenComparingInt(Hit::weight)
                .thenComparing(hit -> snapshot.paths[SymbolTable.file(hit.place)])
                .thenComparingInt(hit -> SymbolTable.definition(hit.place));
        return hits.stream().sorted(order).limit(most).map(this::symbol).toList();
    }

    private void add(int ofName, String text, int score) {
        int count = 0;
        for (long place : snapshot.table.places(ofName)) {
            if (!snapshot.isDirty(SymbolTable.file(place)) && count++ < MOST_OF_A_NAME) {
                add(place, text, score);
            }
        }
    }

    private void addDirty() {
        Set<Integer> missed = new HashSet<>();
        for (int file : snapshot.dirty) {
            FileFacts facts = snapshot.facts[file];
            for (int i = 0; facts != null && i < facts.definitions().count(); i++) {
                int number = facts.definitions().name()[i];
                if (!SymbolTable.isSymbol(facts, i) || missed.contains(number)) {
                    continue;
                }
                String text = snapshot.names.text(number);
                Optional<FuzzyMatch> match = name.match(text);
                if (match.isPresent()) {
                    add(SymbolTable.place(file, i), text, match.get().score());
                } else {
                    missed.add(number);
                }
            }
        }
    }

    private void add(long place, String text, int score) {
        int bonus = 0;
        if (!container.isEmpty()) {
            Optional<FuzzyMatch> match = FuzzyPattern.of(container).match(where(place));
            if (match.isEmpty()) {
                return;
            }
            bonus = match.get().score();
        }
        FileFacts facts = snapshot.of(SymbolTable.file(place));
        int definition = SymbolTable.definition(place);
        hits.add(new Hit(place, score + bonus, text, weight(facts.kind(definition))));
    }

    /** What a definition is in: the words of its path, or of its file if there are none. */
    private String where(long place) {
        String path = snapshot.container(place);
        String file = snapshot.root.relativize(snapshot.paths[SymbolTable.file(place)]).toString();
        return file + "::" + path;
    }

    private static int weight(SymbolKind kind) {
        return switch (kind) {
            case STRUCT, ENUM, UNION, TRAIT, INTERFACE, CLASS, TYPE -> 0;
            case FUNCTION, METHOD, CONSTRUCTOR, MACRO, MODULE -> 1;
            case CONSTANT, STATIC, VARIANT, TEST -> 2;
            default -> 3;
        };
    }

    private FoundSymbol symbol(Hit hit) {
        FileFacts facts = snapshot.of(SymbolTable.file(hit.place));
        return new FoundSymbol(hit.name, facts.kind(SymbolTable.definition(hit.place)),
                snapshot.container(hit.place), snapshot.nameOf(hit.place));
    }
}
