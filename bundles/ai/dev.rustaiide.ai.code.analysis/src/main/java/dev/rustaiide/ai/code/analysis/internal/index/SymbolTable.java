package dev.rustaiide.ai.code.analysis.internal.index;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.foundation.common.FuzzyIndex;
import dev.rustaiide.foundation.types.SymbolKind;

/** All definitions of many files by their names. Immutable; any thread may use it. */
final class SymbolTable {
    static final SymbolTable EMPTY = new SymbolTable(new int[0], new int[1], new long[0], FuzzyIndex.of(List.of(),
            name -> ""));

    /** Names that are defined, in order; where the places of each start; and the places: file and definition. */
    private final int[] names;
    private final int[] starts;
    private final long[] places;
    private final FuzzyIndex<Integer> fuzzy;

    private SymbolTable(int[] names, int[] starts, long[] places, FuzzyIndex<Integer> fuzzy) {
        this.names = names;
        this.starts = starts;
        this.places = places;
        this.fuzzy = fuzzy;
    }

    static SymbolTable of(@Nullable FileFacts[] files, Names texts) {
        int[] counts = new int[texts.limit() + 1];
        int all = 0;
        for (FileFacts file : files) {
            for (int i = 0; file != null && i < file.definitions().count(); i++) {
                if (isSymbol(file, i)) {
                    counts[file.definitions().name()[i]]++;
                    all++;
                }
            }
        }
        int distinct = 0;
        for (int count : counts) {
            distinct += count > 0 ? 1 : 0;
        }
        int[] names = new int[distinct];
        int[] starts = new int[distinct + 1];
        int at = 0;
        for (int name = 0; name < counts.length; name++) {
            if (counts[name] > 0) {
                names[at] = name;
                starts[at + 1] = starts[at] + counts[name];
                counts[name] = starts[at++];
            }
        }
        long[] places = places(files, counts, all);
        List<Integer> indexed = Arrays.stream(names).boxed().toList();
        return new SymbolTable(names, starts, places, FuzzyIndex.of(indexed, texts::text));
    }

    private static long[] places(@Nullable FileFacts[] files, int[] next, int all) {
        long[] places = new long[all];
        for (int id = 0; id < files.length; id++) {
            FileFacts file = files[id];
            for (int i = 0; file != null && i < file.definitions().count(); i++) {
                if (isSymbol(file, i)) {
                    places[next[file.definitions().name()[i]]++] = place(id, i);
                }
            }
        }
        return places;
    }

    /** Whether a definition has a name of its own; an implementation has that of its type. */
    static boolean isSymbol(FileFacts file, int definition) {
        return file.definitions().name()[definition] != Names.NONE
                && file.kind(definition) != SymbolKind.IMPLEMENTATION;
    }

    static long place(int file, int definition) {
        return (long) file << 32 | definition;
    }

    static int file(long place) {
        return (int) (place >> 32);
    }

    static int definition(long place) {
        return (int) place;
    }

    FuzzyIndex<Integer> fuzzy() {
        return fuzzy;
    }

    /** Where {@code name} is defined, in the order of files. */
    long[] places(int name) {
        int at = Arrays.binarySearch(names, name);
        return at < 0 ? new long[0] : Arrays.copyOfRange(places, starts[at], starts[at + 1]);
    }

    /** All names that are defined. */
    List<Integer> names() {
        List<Integer> all = new ArrayList<>(names.length);
        for (int name : names) {
            all.add(name);
        }
        return all;
    }
}
