package dev.rustaiide.system.git.integration.internal.status;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.jspecify.annotations.Nullable;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Scope;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.system.file.watching.FileChanges;
import dev.rustaiide.system.file.watching.FileWatch;
import dev.rustaiide.system.file.watching.FileWatching;
import dev.rustaiide.system.git.index.GitPath;
import dev.rustaiide.system.git.integration.Change;
import dev.rustaiide.system.git.integration.RepositoryStates.Following;
import dev.rustaiide.system.git.integration.RepositoryStatus;
import dev.rustaiide.system.git.integration.internal.Repositories;
import dev.rustaiide.system.git.index.StagedIndex;

/**
 * Keeps the status of a repository true. The index and the last commit are compared again only if one of them changed,
 * and of the disk only what was told to have changed is looked at.
 */
public final class FollowedRepository implements Following {
    private static final Set<String> RULES = Set.of(".gitignore", ".gitattributes");
    /** Folders of the store in which nothing is told that a status depends on. */
    private static final Set<String> UNTOLD = Set.of("objects", "logs", "hooks", "lfs", "modules", "worktrees");

    private final Path folder;
    private final FileWatching watching;
    private final Consumer<RepositoryStatus> listener;
    private final Consumer<Throwable> failed;
    private final List<FileWatch> watches = new ArrayList<>();
    private final HeadReader heads = new HeadReader();
    private @Nullable StatusReading reading;
    private String indexStamp = "";
    private String head = "";
    private @Nullable RepositoryStatus last;
    private String failure = "";
    private volatile boolean closed;
    private volatile @Nullable Place place;
    /** What was told of while everything is looked at; null when it is not. */
    private volatile @Nullable Set<Path> meanwhile;

    private FollowedRepository(Path folder, FileWatching watching, Consumer<RepositoryStatus> listener,
            Consumer<Throwable> failed) {
        this.folder = folder;
        this.watching = watching;
        this.listener = listener;
        this.failed = failed;
    }

    /** Begins; the first status comes once everything was looked at. */
    public static FollowedRepository start(Path folder, FileWatching watching, Consumer<RepositoryStatus> listener,
            Consumer<Throwable> failed) {
        var followed = new FollowedRepository(folder, watching, listener, failed);
        Call.start("follow " + folder.getFileName(), scope -> {
            followed.refresh(scope, Set.of(), true);
            for (FileWatch watch : followed.watches()) {
                // What changed before the watch was there is found now.
                watch.ready().await();
            }
            followed.lookAgain(scope);
            return followed;
        }).onFailure(Runnable::run, failed);
        return followed;
    }

    /** Everything as it was found at a time. */
    private record Whole(StatusReading reading, String indexStamp, String head) {}

    /** Looks at everything while changes go on being told of: what is told meanwhile is looked at again after it. */
    private void lookAgain(Scope scope) throws InterruptedException, ExecutionException {
        Set<Path> told = ConcurrentHashMap.newKeySet();
        meanwhile = told;
        try {
            Path root = Repositories.around(folder);
            Whole whole = Repositories.run(root, "the status of " + root.getFileName(), repository -> {
                Place fresh = Place.of(repository);
                String stamp = stamp(fresh.index());
                String at = head(repository);
                return new Whole(StatusReading.read(repository, fresh, scope), stamp, at);
            });
            take(scope, whole, told);
        } catch (FailureException stopped) {
            // Whoever listens is told by the look that everybody waits for.
            meanwhile = null;
            refresh(scope, Set.of(), true);
        }
    }

    private synchronized void take(Scope scope, Whole whole, Set<Path> told) throws InterruptedException {
        if (meanwhile == told) {
            meanwhile = null;
            place = whole.reading().place();
            reading = whole.reading();
            indexStamp = whole.indexStamp();
            head = whole.head();
        }
        refresh(scope, told, false);
    }

    private synchronized List<FileWatch> watches() {
        return List.copyOf(watches);
    }

    @Override
    public void update() {
        Call.start("look at " + folder.getFileName(), scope -> {
            refresh(scope, Set.of(), false);
            return this;
        });
    }

    /** Looks at {@code paths} and whatever else is known to be another; at everything if {@code all}. */
    private synchronized void refresh(Scope scope, Set<Path> paths, boolean all) throws InterruptedException {
        if (closed) {
            return;
        }
        Set<Path> told = meanwhile;
        if (told != null) {
            told.addAll(paths);
            // Rules are others than those by which the look under way began: it counts no more.
            meanwhile = all ? null : told;
        }
        try {
            Path root = Repositories.around(folder);
            RepositoryStatus now = Repositories.run(root, "the status of " + root.getFileName(), repository -> {
                update(repository, scope, paths, all);
                return current().status(repository, heads);
            });
            failure = "";
            if (!now.equals(last) && !closed) {
                last = now;
                listener.accept(now);
            }
        } catch (FailureException | ExecutionException stopped) {
            // What is known may be wrong now: next time all is looked at.
            reading = null;
            last = null;
            if (!failure.equals(String.valueOf(stopped.getMessage())) && !closed) {
                failure = String.valueOf(stopped.getMessage());
                failed.accept(stopped);
            }
        }
    }

    private StatusReading current() {
        StatusReading known = reading;
        if (known == null) {
            throw new IllegalStateException("nothing was read");
        }
        return known;
    }

    private void update(Repository repository, Scope scope, Set<Path> paths, boolean all)
            throws IOException, InterruptedException, ExecutionException {
        StatusReading known = reading;
        if (known == null || all) {
            Place fresh = Place.of(repository);
            place = fresh;
            watch(fresh);
            indexStamp = stamp(fresh.index());
            head = head(repository);
            reading = StatusReading.read(repository, fresh, scope);
            return;
        }
        String newStamp = stamp(known.place().index());
        String newHead = head(repository);
        boolean same = newStamp.equals(indexStamp);
        if (same && newHead.equals(head) && paths.isEmpty()) {
            return;
        }
        StagedIndex index = same ? known.index() : StagedIndex.read(known.place().index());
        Set<String> again = names(known.place().root(), paths);
        if (!same) {
            index.differing(known.index(), again::add);
        }
        try (ObjectReader objects = repository.newObjectReader()) {
            Map<String, Change> staged = same && newHead.equals(head) ? known.staged()
                    : StatusReading.staged(repository, index, objects);
            reading = lookedAt(known, index, staged, again, objects, scope);
        }
        indexStamp = newStamp;
        head = newHead;
    }

    private static String head(Repository repository) throws IOException {
        return String.valueOf(repository.resolve(Constants.HEAD));
    }

    private static String stamp(Path file) {
        try {
            var attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return attributes.lastModifiedTime() + " " + attributes.size() + " " + attributes.fileKey();
        } catch (IOException none) {
            // There is no index yet.
            return "";
        }
    }

    private static Set<String> names(Path root, Set<Path> paths) {
        Set<String> names = new HashSet<>();
        for (Path path : paths) {
            if (path.startsWith(root) && !path.equals(root)) {
                names.add(GitPath.of(root, path));
            }
        }
        return names;
    }

    private StatusReading lookedAt(StatusReading known, StagedIndex index, Map<String, Change> staged,
            Set<String> paths, ObjectReader objects, Scope scope)
            throws IOException, InterruptedException, ExecutionException {
        var working = new TreeMap<>(known.working());
        var untracked = new TreeSet<>(known.untracked());
        Set<String> units = new TreeSet<>();
        Set<String> folders = new TreeSet<>();
        for (String path : paths) {
            unit(index, path, untracked, units, folders);
        }
        var disk = new DiskComparison(known.place(), index, objects);
        try (EntryCheck check = new EntryCheck(known.place(), index, objects)) {
            for (String unit : units) {
                forget(unit, working, untracked);
                disk.again(check, unit);
            }
        }
        working.putAll(disk.changed());
        untracked.addAll(disk.untracked());
        for (String each : folders) {
            var whole = new DiskComparison(known.place(), index, objects);
            forget(each, working, untracked);
            whole.compare(scope, each);
            working.putAll(whole.changed());
            untracked.addAll(whole.untracked());
        }
        return new StatusReading(known.place(), index, staged, working, untracked);
    }

    /**
     * Finds what has to be looked at for {@code path}: the file itself if the index has it; the topmost folder of which
     * the index has nothing; or all of a folder that it has something of.
     */
    private static void unit(StagedIndex index, String path, Set<String> untracked, Set<String> units,
            Set<String> folders) {
        for (int slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
            String above = path.substring(0, slash);
            if (!index.hasBelow(GitPath.bytes(above + '/'))) {
                units.add(above);
                return;
            }
            if (untracked.contains(above + '/')) {
                // It was new as a whole and is no more.
                folders.add(above);
                return;
            }
        }
        if (index.hasBelow(GitPath.bytes(path + '/'))) {
            folders.add(path);
        } else {
            units.add(path);
        }
    }

    private static void forget(String path, Map<String, Change> working, TreeSet<String> untracked) {
        working.remove(path);
        working.keySet().removeIf(each -> each.startsWith(path + '/'));
        untracked.remove(path);
        untracked.removeIf(each -> each.startsWith(path + '/'));
    }

    private void watch(Place where) {
        if (closed || !watches.isEmpty()) {
            return;
        }
        watches.add(watching.watch(where.root(), this::isUntold, this::changed));
        if (!where.store().startsWith(where.root())) {
            watches.add(watching.watch(where.store(), this::isUntold, this::changed));
        }
    }

    private boolean isUntold(Path path, boolean isFolder) {
        Place known = place;
        if (known == null) {
            return false;
        }
        if (path.startsWith(known.store())) {
            String name = path.equals(known.store()) ? "" : known.store().relativize(path).getName(0).toString();
            return UNTOLD.contains(name);
        }
        if (!isFolder || !path.startsWith(known.root()) || path.equals(known.root())) {
            return false;
        }
        String name = GitPath.of(known.root(), path);
        StatusReading read = reading;
        return known.excludes().isIgnored(name, true)
                && (read == null || !read.index().hasBelow(GitPath.bytes(name + '/')));
    }

    private void changed(FileChanges changes) {
        Call<?> work = Call.start("look at changes in " + folder.getFileName(), scope -> {
            Set<Path> paths = new HashSet<>(changes.created());
            paths.addAll(changes.changed());
            paths.addAll(changes.deleted());
            Place known = place;
            boolean all = !changes.rescan().isEmpty() || paths.stream().anyMatch(path -> isRule(path, known));
            paths.removeIf(path -> known != null && path.startsWith(known.store()));
            refresh(scope, paths, all);
            return this;
        });
        try {
            work.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException unexpected) {
            failed.accept(unexpected);
        }
    }

    private static boolean isRule(Path path, @Nullable Place known) {
        String name = String.valueOf(path.getFileName());
        return RULES.contains(name) || known != null && (path.equals(known.store().resolve("config"))
                || path.equals(known.store().resolve("info/exclude")));
    }


    @Override
    public void close() {
        closed = true;
        Call.start("end following " + folder.getFileName(), scope -> {
            end();
            return this;
        });
    }

    private synchronized void end() {
        watches.forEach(FileWatch::close);
        watches.clear();
    }
}
