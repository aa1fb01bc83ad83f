package dev.rustaiide.ai.code.index.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.ai.code.facts.FileFacts;
import dev.rustaiide.ai.code.facts.Names;
import dev.rustaiide.ai.code.facts.Reading;
import dev.rustaiide.ai.code.index.CodeSnapshot;
import dev.rustaiide.foundation.language.FoundSymbol;
import dev.rustaiide.foundation.language.Reference;
import dev.rustaiide.foundation.language.Target;
import dev.rustaiide.foundation.types.Location;
import dev.rustaiide.foundation.types.Position;
import dev.rustaiide.foundation.types.Range;
import dev.rustaiide.foundation.types.SymbolKind;

/** Facts of all files at one time. Immutable, but for what is found out about it when it is first asked. */
final class Snapshot implements CodeSnapshot {
    final Path root;
    final Names names;
    /** By the numbers of files. */
    final Path[] paths;
    /** Null where a file is gone or has no facts. */
    final @Nullable FileFacts[] facts;
    /** Files that have changed since {@link #table}, in order. */
    final int[] dirty;
    final SymbolTable table;
    final CrateNames crates;
    final Reading languages;
    private final Map<Path, Integer> numbers;
    private final List<Path> skipped;
    private final int parsed;

    Snapshot(Path root, Reading languages, Map<Path, Integer> numbers, Path[] paths, @Nullable FileFacts[] facts,
            int[] dirty, SymbolTable table, CrateNames crates, List<Path> skipped, int parsed) {
        this.root = root;
        this.languages = languages;
        this.names = languages.names();
        this.numbers = numbers;
        this.paths = paths;
        this.facts = facts;
        this.dirty = dirty;
        this.table = table;
        this.crates = crates;
        this.skipped = skipped;
        this.parsed = parsed;
    }

    /** This as if {@code file} had these facts. */
    Snapshot with(Path file, FileFacts of) {
        int known = numberOrGone(file);
        if (known >= 0 && facts[known] == of) {
            return this;
        }
        int number = known >= 0 ? known : facts.length;
        @Nullable FileFacts[] other = Arrays.copyOf(facts, Math.max(facts.length, number + 1));
        other[number] = of;
        Path[] places = known >= 0 ? paths : Arrays.copyOf(paths, number + 1);
        places[number] = file;
        int[] changed = isDirty(number) ? dirty : Arrays.copyOf(dirty, dirty.length + 1);
        changed[changed.length - 1] = isDirty(number) ? changed[changed.length - 1] : number;
        Arrays.sort(changed);
        Map<Path, Integer> all = numbers;
        if (known < 0) {
            all = new HashMap<>(numbers);
            all.put(file, number);
        }
        return new Snapshot(root, languages, all, places, other, changed, table, crates, skipped, parsed);
    }

    private int numberOrGone(Path file) {
        Integer number = numbers.get(file);
        return number == null || number >= facts.length ? -1 : number;
    }

    /** The number of {@code file}, or -1. */
    int number(Path file) {
        Integer number = numbers.get(file);
        return number == null || number >= facts.length || facts[number] == null ? -1 : number;
    }

    FileFacts of(int file) {
        FileFacts known = facts[file];
        if (known == null) {
            throw new IllegalArgumentException("no facts of " + paths[file]);
        }
        return known;
    }

    /** Whether names of one file can mean something in the other: the languages of C, and those of JavaScript, mix. */
    boolean areRelated(FileFacts one, FileFacts other) {
        return one.language() == other.language() || languages.areRelated(one.language(), other.language());
    }

    boolean isRust(FileFacts file) {
        return file.language() == languages.rust();
    }

    /** The manifests of crates. */
    int[] manifests() {
        return IntStream.range(0, facts.length).filter(i -> facts[i] != null && paths[i].endsWith("Cargo.toml"))
                .toArray();
    }

    /** Where {@code name} is defined, in the order of files. */
    long[] places(int name) {
        return places(name, table.places(name), false);
    }

    /** Where the type {@code name} is implemented. */
    long[] implementations(int name) {
        return places(name, table.implementations(name), true);
    }

    private long[] places(int name, long[] old, boolean implementations) {
        int count = 0;
        for (long place : old) {
            if (!isDirty(SymbolTable.file(place))) {
                old[count++] = place;
            }
        }
        long[] all = Arrays.copyOf(old, count);
        for (int file : dirty) {
            FileFacts changed = facts[file];
            if (changed == null || !changed.uses(name)) {
                continue;
            }
            for (int i = 0; i < changed.definitions().count(); i++) {
                if (changed.definitions().name()[i] == name
                        && SymbolTable.isSymbol(changed, i) != implementations) {
                    all = Arrays.copyOf(all, all.length + 1);
                    all[all.length - 1] = SymbolTable.place(file, i);
                }
            }
        }
        return all;
    }

    boolean isDirty(int file) {
        return dirty.length > 0 && Arrays.binarySearch(dirty, file) >= 0;
    }

    Location location(int file, int start, int end) {
        return new Location(paths[file], of(file).range(start, end));
    }

    /** Where the name of a definition stands. */
    Location nameOf(long place) {
        FileFacts file = of(SymbolTable.file(place));
        int definition = SymbolTable.definition(place);
        int start = file.definitions().nameStart()[definition];
        return location(SymbolTable.file(place), start, start + names.length(file.definitions().name()[definition]));
    }

    Range wholeOf(long place) {
        FileFacts file = of(SymbolTable.file(place));
        int definition = SymbolTable.definition(place);
        return file.range(file.definitions().start()[definition], file.definitions().end()[definition]);
    }

    /** What a definition is in, outermost first, as a path in the words of Rust. */
    String container(long place) {
        FileFacts file = of(SymbolTable.file(place));
        var words = new ArrayList<String>();
        int at = file.definitions().parent()[SymbolTable.definition(place)];
        while (at >= 0) {
            words.addFirst(names.text(file.definitions().name()[at]));
            at = file.definitions().parent()[at];
        }
        return String.join("::", words);
    }

    @Override
    public List<FoundSymbol> symbols(String pattern, int most) {
        return new SymbolSearch(this, pattern, most).found();
    }

    @Override
    public List<Target> definitions(Path file, Position position) {
        int number = number(file);
        return number < 0 ? List.of() : new Finder(this).definitions(number, of(number).offset(position));
    }

    @Override
    public List<Reference> references(Path file, Position position, boolean withDeclaration) {
        int number = number(file);
        return number < 0 ? List.of()
                : new Finder(this).references(number, of(number).offset(position), withDeclaration);
    }

    @Override
    public List<Calls> calls(Path file, Position position, boolean callees) {
        int number = number(file);
        var graph = new CallGraph(this, new Finder(this));
        var all = new ArrayList<Calls>();
        for (long function : number < 0 ? List.<Long>of() : graph.at(number, of(number).offset(position))) {
            Path caller = paths[SymbolTable.file(function)];
            (callees ? graph.callees(function) : graph.callers(function)).forEach((other, ranges) -> all.add(
                    new Calls(symbol(other), ranges.stream().map(range -> new Location(
                            callees ? caller : paths[SymbolTable.file(other)], range)).toList())));
        }
        return all;
    }

    private FoundSymbol symbol(long place) {
        int file = SymbolTable.file(place);
        int definition = SymbolTable.definition(place);
        return definition < 0
                ? new FoundSymbol(paths[file].getFileName().toString(), SymbolKind.MODULE, "", location(file, 0, 0))
                : new FoundSymbol(names.text(of(file).definitions().name()[definition]), of(file).kind(definition),
                        container(place), nameOf(place));
    }

    @Override
    public Path root() {
        return root;
    }

    @Override
    public List<Path> files() {
        return IntStream.range(0, facts.length).filter(i -> facts[i] != null).mapToObj(i -> paths[i]).toList();
    }

    @Override
    public List<Path> changedSince(CodeSnapshot before) {
        var old = (Snapshot) before;
        return IntStream.range(0, Math.max(facts.length, old.facts.length))
                .filter(i -> (i < facts.length ? facts[i] : null) != (i < old.facts.length ? old.facts[i] : null))
                .mapToObj(i -> i < paths.length ? paths[i] : old.paths[i]).toList();
    }

    @Override
    public Totals totals() {
        int files = 0;
        long lines = 0;
        long definitions = 0;
        long uses = 0;
        for (FileFacts file : facts) {
            if (file != null) {
                files++;
                lines += file.lineStarts().length;
                definitions += file.definitions().count();
                uses += file.uses().count();
            }
        }
        return new Totals(files, lines, definitions, uses, skipped, parsed);
    }
}
