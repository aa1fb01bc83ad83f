package dev.rustaiide.app.workspace.management.internal;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.rustaiide.app.workspace.management.FileIndex;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Debounce;
import dev.rustaiide.foundation.async.Priority;
import dev.rustaiide.foundation.async.Scope;
import dev.rustaiide.foundation.common.FuzzyIndex;
import dev.rustaiide.foundation.common.FuzzyPattern;
import dev.rustaiide.foundation.common.SafeText;
import dev.rustaiide.foundation.fs.FileWalk;
import dev.rustaiide.foundation.fs.GitIgnored;
import dev.rustaiide.foundation.types.Span;
import dev.rustaiide.system.file.watching.FileChanges;

/**
 * Walks the folder once and then goes by what is told to change. What queries rank is made ahead of the first of them,
 * in the background: of 100,000 paths it takes a tenth of a second, which would be felt at a key.
 */
final class WalkedIndex implements FileIndex, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WalkedIndex.class);
    /** Whoever makes or deletes many files is not followed at each. */
    private static final Duration QUIET = Duration.ofMillis(500);

    private final Path root;
    private final FolderEvents events;
    private final GitIgnored ignored;
    /** From the path below the root with slashes; a sorted map, so that what lies in a folder is a range. */
    private final TreeMap<String, Path> files = new TreeMap<>();
    private final Map<Path, Long> openedAt = new ConcurrentHashMap<>();
    private final AtomicLong clock = new AtomicLong();
    private final ReentrantLock ranking = new ReentrantLock();
    private final Debounce pause = new Debounce(QUIET, Runnable::run, this::rankAhead);
    private @Nullable FuzzyIndex<Path> fuzzy;
    /** Grows with each change of {@link #files}. */
    private long version;
    private @Nullable Call<Integer> building;
    private boolean complete;
    /** What was told to change since the walk under way began; null if there is none. */
    private @Nullable Set<Path> touched;
    private final ReentrantLock walking = new ReentrantLock();

    WalkedIndex(Path root, FolderEvents events, GitIgnored ignored) {
        this.root = root;
        this.events = events;
        this.ignored = ignored;
        events.add(this::take);
    }

    @Override
    public synchronized Call<Integer> ready() {
        if (building == null) {
            building = Call.start("index files", this::build);
        }
        return building;
    }

    private int build(Scope scope) throws InterruptedException {
        events.begin();
        walk(root, scope);
        synchronized (this) {
            complete = true;
            rankAhead();
            return files.size();
        }
    }

    /** Reads {@code top} anew, one walk at a time. What is told to change meanwhile is looked at again in the end. */
    private void walk(Path top, Scope scope) throws InterruptedException {
        walking.lockInterruptibly();
        try {
            synchronized (this) {
                touched = new HashSet<>();
            }
            var found = new TreeMap<String, Path>();
            if (top.equals(root) || Files.isDirectory(top, LinkOption.NOFOLLOW_LINKS)) {
                new FileWalk(ignored).forEach(top, scope, (file, attributes) -> found.put(keyOf(file), file));
            }
            synchronized (this) {
                replaceBelow(top, found);
                touched.forEach(this::lookAgain);
                touched = null;
            }
        } finally {
            walking.unlock();
        }
    }

    private void lookAgain(Path path) {
        if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            add(path);
        } else if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            removeBelow(path);
        }
    }

    private String keyOf(Path file) {
        return root.relativize(file).toString().replace('\\', '/');
    }

    private void add(Path file) {
        if (files.put(keyOf(file), file) == null) {
            changed();
        }
    }

    /** A walk mostly finds what is known. */
    private void replaceBelow(Path top, Map<String, Path> found) {
        if (files.containsKey(keyOf(top)) || !below(top).equals(found)) {
            removeBelow(top);
            files.putAll(found);
            changed();
        }
    }

    private void removeBelow(Path path) {
        Map<String, Path> below = below(path);
        if (files.remove(keyOf(path)) != null || !below.isEmpty()) {
            below.clear();
            changed();
        }
    }

    private Map<String, Path> below(Path path) {
        String key = keyOf(path);
        return path.equals(root) ? files : files.subMap(key + '/', key + (char) ('/' + 1));
    }

    private void changed() {
        version++;
        fuzzy = null;
        if (complete) {
            pause.trigger();
        }
    }

    private void rankAhead() {
        Call.start(Priority.BACKGROUND, "rank files", scope -> fuzzy());
    }

    private void take(FileChanges changes) {
        synchronized (this) {
            if (!complete && touched == null) {
                return;
            }
            changes.deleted().forEach(this::take);
            changes.created().forEach(this::take);
            changes.changed().forEach(this::take);
        }
        if (!changes.rescan().isEmpty()) {
            Call<Void> again = Call.start(Priority.BACKGROUND, "index files",
                    scope -> walkAll(changes.rescan(), scope));
            again.onFailure(Runnable::run, failure -> LOG.warn("The index of " + root + " is old", failure));
        }
    }

    private void take(Path path) {
        lookAgain(path);
        if (touched != null) {
            touched.add(path);
        }
    }

    private Void walkAll(Set<Path> tops, Scope scope) throws InterruptedException {
        for (Path top : tops) {
            walk(top, scope);
        }
        return null;
    }

    /** Made by one, while others who want it wait for it. */
    private FuzzyIndex<Path> fuzzy() throws InterruptedException {
        ranking.lockInterruptibly();
        try {
            FuzzyIndex<Path> known = ranked();
            if (known != null) {
                return known;
            }
            List<Path> now;
            long at;
            synchronized (this) {
                now = List.copyOf(files.values());
                at = version;
            }
            FuzzyIndex<Path> made = FuzzyIndex.of(now, this::shown);
            synchronized (this) {
                fuzzy = at == version ? made : null;
            }
            return made;
        } finally {
            ranking.unlock();
        }
    }

    /** What is made already, for the paths as they are now. */
    synchronized @Nullable FuzzyIndex<Path> ranked() {
        return fuzzy;
    }

    /** Forgets what the next query makes again out of the paths. */
    synchronized void shrink() {
        fuzzy = null;
    }

    private String shown(Path file) {
        return SafeText.line(keyOf(file));
    }

    private void awaitComplete() throws InterruptedException, ExecutionException {
        if (!isComplete()) {
            ready().await();
        }
    }

    private synchronized boolean isComplete() {
        return complete;
    }

    @Override
    public Call<List<Path>> files() {
        return Call.start("files", scope -> {
            awaitComplete();
            synchronized (this) {
                return List.copyOf(files.values());
            }
        });
    }

    @Override
    public void opened(Path file) {
        openedAt.put(file, clock.incrementAndGet());
    }

    @Override
    public Call<List<Hit>> query(String text, int limit) {
        return Call.start("query files", scope -> {
            if (text.isBlank()) {
                return lastOpened().limit(limit).map(file -> new Hit(file, shown(file), List.of())).toList();
            }
            awaitComplete();
            return rank(FuzzyPattern.of(text), limit, scope);
        });
    }

    private Stream<Path> lastOpened() {
        return openedAt.entrySet().stream().filter(entry -> entry.getKey().startsWith(root))
                .sorted(Map.Entry.<Path, Long>comparingByValue().reversed()).map(Map.Entry::getKey);
    }

    /** Files that were opened are ranked on their own as well, lest better names of as many others push them out. */
    private List<Hit> rank(FuzzyPattern pattern, int limit, Scope scope) throws InterruptedException {
        List<Path> opened = lastOpened().filter(Files::exists).toList();
        var best = new ArrayList<>(FuzzyIndex.of(opened, this::shown).best(pattern, limit, scope::isCancelled));
        best.addAll(fuzzy().best(pattern, limit, scope::isCancelled));
        best.sort(Comparator.<FuzzyIndex.Ranked<Path>>comparingInt(one -> -one.match().score())
                .thenComparingLong(one -> -openedAt.getOrDefault(one.item(), 0L)));
        var seen = new HashSet<Path>();
        return best.stream().filter(one -> seen.add(one.item())).limit(limit).map(WalkedIndex::hit).toList();
    }

    private static Hit hit(FuzzyIndex.Ranked<Path> ranked) {
        var spans = new ArrayList<Span>();
        int[] places = ranked.match().positions();
        for (int i = 0; i < places.length; i++) {
            int start = places[i];
            while (i + 1 < places.length && places[i + 1] == places[i] + 1) {
                i++;
            }
            spans.add(new Span(start, places[i] + 1));
        }
        return new Hit(ranked.item(), ranked.name(), spans);
    }

    @Override
    public synchronized void close() {
        if (building != null) {
            building.cancel();
        }
        pause.cancel();
        files.clear();
        fuzzy = null;
    }
}
