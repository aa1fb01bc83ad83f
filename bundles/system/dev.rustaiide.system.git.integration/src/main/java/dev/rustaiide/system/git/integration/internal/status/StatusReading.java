package dev.rustaiide.system.git.integration.internal.status;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Scope;
import dev.rustaiide.system.git.index.GitPath;
import dev.rustaiide.system.git.integration.Change;
import dev.rustaiide.system.git.integration.Conflict;
import dev.rustaiide.system.git.integration.FileState;
import dev.rustaiide.system.git.integration.RepositoryStatus;
import dev.rustaiide.system.git.index.Disk;
import dev.rustaiide.system.git.index.StagedIndex;
import dev.rustaiide.system.git.integration.internal.staging.Begun;
import dev.rustaiide.system.git.integration.internal.staging.Locks;

/** A repository as it was found: the parts that its status consists of. */
public final class StatusReading {
    private final Place place;
    private final StagedIndex index;
    private final Map<String, Change> staged;
    private final Map<String, Change> working;
    private final TreeSet<String> untracked;

    StatusReading(Place place, StagedIndex index, Map<String, Change> staged, Map<String, Change> working,
            TreeSet<String> untracked) {
        this.place = place;
        this.index = index;
        this.staged = staged;
        this.working = working;
        this.untracked = untracked;
    }

    /** Looks at everything; index and disk at once with the last commit. */
    public static StatusReading read(Repository repository, Place place, Scope scope)
            throws IOException, InterruptedException, ExecutionException {
        StagedIndex index = StagedIndex.read(place.index());
        try (ObjectReader objects = repository.newObjectReader()) {
            Call<Map<String, Change>> staged = scope.start("compare with the last commit",
                    part -> staged(repository, index, objects));
            var disk = new DiskComparison(place, index, objects);
            disk.compare(scope);
            return new StatusReading(place, index, staged.await(), new TreeMap<>(disk.changed()),
                    new TreeSet<>(disk.untracked()));
        }
    }

    static Map<String, Change> staged(Repository repository, StagedIndex index, ObjectReader objects)
            throws IOException {
        ObjectId head = repository.resolve(Constants.HEAD);
        try (ObjectReader own = objects.newReader()) {
            return new HeadComparison(index, own).compare(HeadComparison.tree(own, head));
        }
    }

    /** Gives {@code each} all files in a folder of which the index has nothing, but those that are ignored. */
    public void filesIn(String folder, Consumer<String> each) {
        try (Disk disk = Disk.below(place.root())) {
            new UntrackedFiles(place, disk, each).list(folder);
        }
    }

    public StagedIndex index() {
        return index;
    }

    public Place place() {
        return place;
    }

    Map<String, Change> staged() {
        return staged;
    }

    Map<String, Change> working() {
        return working;
    }

    TreeSet<String> untracked() {
        return untracked;
    }

    /** The files that are not as the last commit has them, by path. */
    public List<FileState> files() {
        Map<String, FileState> all = new TreeMap<>();
        staged.forEach((path, change) -> all.put(path, new FileState(path, change, Change.NONE, Conflict.NONE)));
        working.forEach((path, change) -> all.merge(path, new FileState(path, Change.NONE, change, Conflict.NONE),
                (one, other) -> new FileState(path, one.staged(), change, Conflict.NONE)));
        untracked.stream().filter(path -> !isInPlaceOfFile(path)).forEach(path -> all.merge(path,
                new FileState(path, Change.NONE, Change.UNTRACKED, Conflict.NONE),
                (one, other) -> new FileState(path, one.staged(), Change.UNTRACKED, Conflict.NONE)));
        conflicts(all);
        return new ArrayList<>(all.values());
    }

    /** git speaks of the file that is gone only. */
    private boolean isInPlaceOfFile(String path) {
        return path.endsWith("/") && index.find(GitPath.bytes(path.substring(0, path.length() - 1)))
                >= 0;
    }

    private void conflicts(Map<String, FileState> all) {
        for (int i = 0; i < index.count();) {
            if (index.stage(i) == 0) {
                i++;
                continue;
            }
            String path = index.path(i);
            boolean[] there = new boolean[4];
            for (; i < index.count() && index.stage(i) != 0 && index.path(i).equals(path); i++) {
                there[index.stage(i)] = true;
            }
            all.put(path, new FileState(path, Change.NONE, Change.NONE, Conflict.of(there[1], there[2], there[3])));
        }
    }

    /** All that there is to say. */
    public RepositoryStatus status(Repository repository) throws IOException {
        return status(repository, new HeadReader());
    }

    RepositoryStatus status(Repository repository, HeadReader heads) throws IOException {
        var reader = new RepositoryReader(repository);
        return new RepositoryStatus(place.root(), heads.read(repository), reader.unfinished(),
                Locks.of(repository).since(),
                Begun.interrupted(place.store()).map(Begun::shown), files());
    }
}
