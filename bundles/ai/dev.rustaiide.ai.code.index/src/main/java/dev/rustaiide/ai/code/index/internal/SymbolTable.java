package dev.rustaiide.ai.code.index.internal;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.ai.code.facts.FileFacts;
import dev.rustaiide.ai.code.facts.Names;
import dev.rustaiide.foundation.common.FuzzyIndex;
import dev.rustaiide.foundation.types.SymbolKind;

/** All definitions of many files by their names. Immutable; any thread may use it. */
final class SymbolTable {
    static final SymbolTable EMPTY = of(new FileFacts[0], new Names());

    private final Places symbols;
    private final Places implementations;
    private final FuzzyIndex<Integer> fuzzy;

    private SymbolTable(Places symbols, Places implementations, FuzzyIndex<Integer> fuzzy) {
        this.symbols = symbols;
        this.implementations = implementations;
        this.fuzzy = fuzzy;
    }

    static SymbolTable of(@Nullable FileFacts[] files, Names texts) {
        Places symbols = Places.of(files, texts.limit(), SymbolTable::isSymbol);
        Places implementations = Places.of(files, texts.limit(),
                (file, definition) -> file.kind(definition) == SymbolKind.IMPLEMENTATION);
        // By their text: their numbers depend on which file was read first, and the earlier of equals wins.
        List<Integer> names = Arrays.stream(symbols.names).boxed()
                .sorted((a, b) -> Arrays.compareUnsigned(texts.bytes(a), texts.bytes(b))).toList();
        return new SymbolTable(symbols, implementations, FuzzyIndex.of(names, texts::text));
    }

    /** Whether a definition has a name of its own; an implementation has that of its type. */
    static boolean isSymbol(FileFacts file, int definition) {
        return file.definitions().name()[definition] != Names.NONE
                && file.kind(definition) != SymbolKind.IMPLEMENTATION;
    }

    /** @param definition -1 for the file as a whole, as a module is one */
    static long place(int file, int definition) {
        return (long) file << 32 | definition & 0xFFFFFFFFL;
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
        return symbols.of(name);
    }

    /** Where the type {@code name} is implemented. */
    long[] implementations(int name) {
        return implementations.of(name);
    }

    /** Which definitions are in it. */
    @FunctionalInterface
    private interface Choice {
        boolean takes(FileFacts file, int definition);
    }

    /**
     * Places by names.
     *
     * @param names those that have places, in order
     * @param starts where the places of each start, and behind that where those of the last end
     */
    private record Places(int[] names, int[] starts, long[] places) {
        static Places of(@Nullable FileFacts[] files, int limit, Choice choice) {
            int[] counts = new int[limit + 1];
            for (FileFacts file : files) {
                for (int i = 0; file != null && i < file.definitions().count(); i++) {
                    counts[file.definitions().name()[i]] += choice.takes(file, i) ? 1 : 0;
                }
            }
            int[] names = IntStream.range(0, counts.length).filter(name -> counts[name] > 0).toArray();
            int[] starts = new int[names.length + 1];
            for (int i = 0; i < names.length; i++) {
                starts[i + 1] = starts[i] + counts[names[i]];
                counts[names[i]] = starts[i];
            }
            long[] places = new long[starts[names.length]];
            for (int id = 0; id < files.length; id++) {
                FileFacts file = files[id];
                for (int i = 0; file != null && i < file.definitions().count(); i++) {
                    if (choice.takes(file, i)) {
                        places[counts[file.definitions().name()[i]]++] = place(id, i);
                    }
                }
            }
            return new Places(names, starts, places);
        }

        long[] of(int name) {
            int at = Arrays.binarySearch(names, name);
            return at < 0 ? new long[0] : Arrays.copyOfRange(places, starts[at], starts[at + 1]);
        }
    }
}
