package dev.rustaiide.ai.code.index.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.ai.code.facts.FileFacts;
import dev.rustaiide.ai.code.facts.Reading;

/**
 * The files of an index with what was read of them; makes the snapshots. Numbers of files are never given twice. Any
 * thread may use it; a snapshot is there without waiting.
 */
final class FileTable {
    /** With more changed files than this a search for symbols would feel them. */
    private static final int MOST_DIRTY = 40;

    private final Path root;
    private final Reading reading;
    private final Map<Path, Integer> numbers = new ConcurrentHashMap<>();
    private final List<Path> paths = new ArrayList<>();
    private final List<@Nullable Stamp> stamps = new ArrayList<>();
    private final BitSet dirty = new BitSet();
    private @Nullable FileFacts[] facts = new FileFacts[0];
    private SymbolTable table = SymbolTable.EMPTY;
    private final CrateNames crates = new CrateNames();
    private int parsed;
    private volatile Snapshot now;

    FileTable(Path root, Reading reading) {
        this.root = root;
        this.reading = reading;
        this.now = snapshot();
    }

    /**
     * The file as it was read.
     *
     * @param modified nanoseconds since 1970
     * @param read likewise
     */
    record Stamp(long size, long modified, long read) {}

    /**
     * A file that was looked at.
     *
     * @param facts null if it has none
     * @param stamp null if the file is gone, or its facts are those of an editor's text
     */
    record Change(Path file, @Nullable FileFacts facts, @Nullable Stamp stamp, boolean parsed) {}

    Snapshot now() {
        return now;
    }

    synchronized @Nullable Stamp stamp(Path file) {
        Integer number = numbers.get(file);
        return number == null ? null : stamps.get(number);
    }

    /** All files that are there, with or without facts. */
    synchronized List<Path> files() {
        var all = new ArrayList<Path>();
        for (int i = 0; i < stamps.size(); i++) {
            if (stamps.get(i) != null || facts[i] != null) {
                all.add(paths.get(i));
            }
        }
        return all;
    }

    /** All files whose facts are those of the disk, at one time. */
    synchronized List<Change> onDisk() {
        var all = new ArrayList<Change>();
        for (int i = 0; i < stamps.size(); i++) {
            if (stamps.get(i) != null) {
                all.add(new Change(paths.get(i), facts[i], stamps.get(i), false));
            }
        }
        return all;
    }

    /** Gives numbers in this order to files that are about to be read, whichever of them is read first. */
    synchronized void number(List<Path> expected) {
        expected.forEach(this::number);
        facts = Arrays.copyOf(facts, paths.size());
    }

    /** Takes all changes at once. */
    synchronized void apply(List<Change> changes) {
        changes.forEach(change -> number(change.file()));
        facts = Arrays.copyOf(facts, paths.size());
        for (Change change : changes) {
            int number = numbers.get(change.file());
            stamps.set(number, change.stamp());
            if (facts[number] != null || change.facts() != null) {
                facts[number] = change.facts();
                dirty.set(number);
            }
            parsed += change.parsed() ? 1 : 0;
        }
        now = snapshot();
    }

    private int number(Path file) {
        Integer known = numbers.get(file);
        if (known != null) {
            return known;
        }
        int number = paths.size();
        paths.add(file);
        stamps.add(null);
        numbers.put(file, number);
        return number;
    }

    /** Makes the table of symbols again if many files are not in it. Takes a while; nobody waits meanwhile. */
    void refreshTable() {
        @Nullable FileFacts[] seen;
        synchronized (this) {
            if (dirty.cardinality() <= MOST_DIRTY) {
                return;
            }
            seen = facts;
        }
        SymbolTable fresh = SymbolTable.of(seen, reading.names());
        synchronized (this) {
            table = fresh;
            dirty.clear();
            for (int i = 0; i < facts.length; i++) {
                dirty.set(i, facts[i] != (i < seen.length ? seen[i] : null));
            }
            now = snapshot();
        }
    }

    private Snapshot snapshot() {
        var skipped = new ArrayList<Path>();
        for (int i = 0; i < stamps.size(); i++) {
            if (stamps.get(i) != null && facts[i] == null) {
                skipped.add(paths.get(i));
            }
        }
        return new Snapshot(root, reading, numbers, paths.toArray(Path[]::new), facts, dirty.stream().toArray(), table,
                crates, skipped, parsed);
    }
}
