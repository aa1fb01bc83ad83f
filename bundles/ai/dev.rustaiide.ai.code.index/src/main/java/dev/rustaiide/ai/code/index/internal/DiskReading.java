package dev.rustaiide.ai.code.index.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

import dev.rustaiide.ai.code.facts.FactsCodec;
import dev.rustaiide.ai.code.facts.FileFacts;
import dev.rustaiide.ai.code.facts.Reading;
import dev.rustaiide.ai.code.index.internal.FileTable.Change;
import dev.rustaiide.ai.code.index.internal.FileTable.Stamp;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Progress;
import dev.rustaiide.foundation.async.Scope;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.fs.FileWalk;
import dev.rustaiide.foundation.fs.GitIgnored;
import dev.rustaiide.foundation.text.Text;

/** Brings the facts of files up to date with the disk. For the one call that works at a time. */
final class DiskReading {
    /** So many files become known at once, while others are still read. */
    private static final int BATCH = 256;
    /** A file whose parsing takes longer has no facts: its text is beyond what the grammar is made for. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int LARGE = 100_000;

    private final Path root;
    private final Reading reading;
    private final FileText texts;
    private final FactsStore store;
    private final FileTable files;
    private final EditorReading editors;
    private final GitIgnored ignored;
    private boolean loaded;
    private volatile boolean unstored;

    DiskReading(Path root, Reading reading, FileText texts, FactsStore store, FileTable files,
            EditorReading editors) {
        this.root = root;
        this.reading = reading;
        this.texts = texts;
        this.store = store;
        this.files = files;
        this.editors = editors;
        this.ignored = new GitIgnored(root);
    }

    /** A file with what the disk says of it. */
    private record Found(Path file, long size, long modified) {
        static Found of(Path file, BasicFileAttributes attributes) {
            return new Found(file, attributes.size(), attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS));
        }
    }

    /** Looks at {@code told}; at everything if the root is among them. */
    void read(List<Path> told, Scope scope) throws InterruptedException, ExecutionException {
        Map<Path, FactsStore.Entry> known = loaded ? Map.of() : load();
        loaded = true;
        var found = new ArrayList<Found>();
        Set<Path> gone = new HashSet<>();
        if (told.stream().anyMatch(path -> path.equals(root) || rules(path))) {
            ignored.forget();
            find(root, found, scope);
            gone.addAll(files.files());
            found.forEach(each -> gone.remove(each.file()));
        } else {
            for (Path path : told) {
                scope.check();
                look(path, found, gone, scope);
            }
        }
        gone.removeIf(editors::shows);
        files.apply(gone.stream().map(file -> new Change(file, null, null, false)).toList());
        found.sort(Comparator.comparing(Found::file));
        int parsed = read(found, known, scope);
        if (parsed > 0 || !gone.isEmpty()) {
            unstored = true;
        }
    }

    private static boolean rules(Path path) {
        return path.endsWith(".gitignore") || path.endsWith(".git/info/exclude");
    }

    private void find(Path folder, List<Found> found, Scope scope) throws InterruptedException {
        scope.report(new Progress("Looking for files", 0, 0));
        new FileWalk(ignored).forEach(folder, scope, (file, attributes) -> found.add(Found.of(file, attributes)));
    }

    private void look(Path path, List<Found> found, Set<Path> gone, Scope scope) throws InterruptedException {
        if (!path.startsWith(root) || ignored.isBelowIgnored(path.getParent())) {
            return;
        }
        try {
            var attributes = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            boolean out = ignored.isIgnored(path, attributes.isDirectory());
            if (attributes.isDirectory() && !out) {
                find(path, found, scope);
            } else if (attributes.isRegularFile() && !out) {
                found.add(Found.of(path, attributes));
            }
        } catch (IOException missing) {
            // Gone: a file that is known, or a folder with files that are.
            if (files.stamp(path) != null) {
                gone.add(path);
            } else {
                files.files().stream().filter(file -> file.startsWith(path)).forEach(gone::add);
            }
        }
    }

    private Map<Path, FactsStore.Entry> load() {
        Map<Path, FactsStore.Entry> known = new HashMap<>();
        store.load(entry -> known.put(root.resolve(entry.path()), entry));
        return known;
    }

    /** Several workers, each of which takes the next file until there is none. Who is done first decides nothing. */
    private int read(List<Found> found, Map<Path, FactsStore.Entry> known, Scope scope)
            throws InterruptedException, ExecutionException {
        files.number(found.stream().filter(each -> reading.isWanted(each.file(), each.size())).map(Found::file)
                .toList());
        var next = new AtomicInteger();
        var parsed = new AtomicInteger();
        var workers = new ArrayList<Call<Boolean>>();
        for (int i = Math.min(Runtime.getRuntime().availableProcessors(), found.size()); i > 0; i--) {
            workers.add(scope.start("read files of " + root, part -> {
                var changes = new ArrayList<Change>();
                for (int at = next.getAndIncrement(); at < found.size(); at = next.getAndIncrement()) {
                    part.check();
                    @Nullable Change change = change(found.get(at), known, part);
                    if (change != null) {
                        changes.add(change);
                        parsed.addAndGet(change.parsed() ? 1 : 0);
                    }
                    if (changes.size() == BATCH) {
                        files.apply(changes);
                        changes.clear();
                        scope.report(new Progress("Indexing", at, found.size()));
                    }
                }
                files.apply(changes);
                return true;
            }));
        }
        for (Call<Boolean> worker : workers) {
            scope.await(worker);
        }
        return parsed.get();
    }

    /** Null if nothing has changed, or an editor shows the file. */
    private @Nullable Change change(Found found, Map<Path, FactsStore.Entry> known, Scope scope)
            throws InterruptedException {
        Path file = found.file();
        @Nullable Stamp stamp = files.stamp(file);
        boolean same = stamp != null && stamp.size() == found.size() && stamp.modified() == found.modified()
                && stamp.modified() < stamp.read() - FactsStore.TICK_NANOS;
        if (same || editors.shows(file) || !reading.isWanted(file, found.size()) && stamp == null) {
            return null;
        }
        FactsStore.Entry entry = known.get(file);
        if (entry != null && entry.isOf(found.size(), found.modified())) {
            Optional<Change> stored = stored(found, entry);
            if (stored.isPresent()) {
                return stored.get();
            }
        }
        var read = new Stamp(found.size(), found.modified(), nanos());
        return new Change(file, facts(found, scope), read, true);
    }

    private Optional<Change> stored(Found found, FactsStore.Entry entry) {
        var stamp = new Stamp(entry.size(), entry.modified(), entry.read());
        if (entry.language().isEmpty()) {
            return Optional.of(new Change(found.file(), null, stamp, false));
        }
        int language = reading.number(entry.language());
        if (language < 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Change(found.file(), FactsCodec.decode(entry.facts(), language, reading.names()),
                    stamp, false));
        } catch (IndexOutOfBoundsException | NegativeArraySizeException damaged) {
            return Optional.empty();
        }
    }

    private @Nullable FileFacts facts(Found found, Scope scope) throws InterruptedException {
        if (found.size() > Reading.LARGEST || !reading.isWanted(found.file(), found.size())) {
            return null;
        }
        try {
            Text text = texts.read(found.file());
            return text.byteLength() < LARGE ? reading.facts(found.file(), text).orElse(null)
                    : patiently(found.file(), text, scope);
        } catch (FailureException noText) {
            // Gone meanwhile, not ours to read, or binary: nothing that anybody could ask about.
            return null;
        } catch (CancellationException stopped) {
            throw new InterruptedException(stopped.getMessage());
        } catch (RuntimeException fault) { // boundary: a fault with one file must not take the folder along
            LoggerFactory.getLogger(DiskReading.class).error("{} cannot be read for the index", found.file(), fault);
            return null;
        }
    }

    private @Nullable FileFacts patiently(Path file, Text text, Scope scope) throws InterruptedException {
        Call<Optional<FileFacts>> call = scope.start("read " + file, part -> reading.facts(file, text));
        try {
            return call.cancelAfter(PATIENCE).await().orElse(null);
        } catch (InterruptedException | ExecutionException late) {
            scope.check();
            return null;
        }
    }

    private static long nanos() {
        Instant now = Instant.now();
        return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
    }

    /** Stores all that is known, if something of it is new. Any thread may do it, one at a time. */
    synchronized void store() {
        if (!unstored) {
            return;
        }
        unstored = false;
        var entries = new ArrayList<FactsStore.Entry>();
        for (Change known : files.onDisk()) {
            @Nullable Stamp stamp = known.stamp();
            if (stamp != null) {
                entries.add(entry(root.relativize(known.file()), stamp, known.facts()));
            }
        }
        store.store(entries);
    }

    private FactsStore.Entry entry(Path path, Stamp stamp, @Nullable FileFacts facts) {
        return new FactsStore.Entry(FactsCodec.VERSION, path.toString().replace('\\', '/'), stamp.size(),
                stamp.modified(), stamp.read(),
                facts == null ? "" : reading.language(facts.language()).id().value(),
                facts == null ? new byte[0] : FactsCodec.encode(facts, reading.names()));
    }
}
