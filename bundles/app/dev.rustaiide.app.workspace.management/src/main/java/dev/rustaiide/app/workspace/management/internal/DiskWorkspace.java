package dev.rustaiide.app.workspace.management.internal;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.rustaiide.app.workspace.management.Folder;
import dev.rustaiide.app.workspace.management.FolderEvent;
import dev.rustaiide.app.workspace.management.FolderSet;
import dev.rustaiide.app.workspace.management.FolderSet.Kind;
import dev.rustaiide.app.workspace.management.FolderState;
import dev.rustaiide.app.workspace.management.OpenedSet;
import dev.rustaiide.app.workspace.management.Subscription;
import dev.rustaiide.app.workspace.management.Workspace;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.events.Events;
import dev.rustaiide.foundation.fs.TextFiles;
import dev.rustaiide.foundation.fs.VirtualFiles;
import dev.rustaiide.foundation.memory.MemoryPressure;
import dev.rustaiide.foundation.platform.StandardPaths;
import dev.rustaiide.system.file.watching.FileWatching;

/** Opens folders of the file system and remembers them in state files. */
@Component
public final class DiskWorkspace implements Workspace {
    private static final Logger LOG = LoggerFactory.getLogger(DiskWorkspace.class);

    private final StandardPaths paths;
    private final TextFiles files;
    private final VirtualFiles virtual;
    private final FileWatching watching;
    private final Consumer<Record> events;
    private final Listeners<List<Folder>> listeners = new Listeners<>();
    private final List<OpenFolder> open = new ArrayList<>();
    private final Object recentLock = new Object();
    private final Object stateLock = new Object();
    /** What is still to be written, by the path of the set. */
    private final Map<Path, FolderState> latest = new ConcurrentHashMap<>();
    private final MemoryPressure.Registration pressed;

    @Activate
    public DiskWorkspace(@Reference StandardPaths paths, @Reference TextFiles files,
            @Reference VirtualFiles virtual, @Reference FileWatching watching, @Reference Events events,
            @Reference MemoryPressure pressure) {
        this(paths, files, virtual, watching, events::publish, pressure);
    }

    DiskWorkspace(StandardPaths paths, TextFiles files, VirtualFiles virtual, FileWatching watching,
            Consumer<Record> events, MemoryPressure pressure) {
        this.virtual = virtual;
        this.paths = paths;
        this.files = files;
        this.watching = watching;
        this.events = events;
        this.pressed = pressure.listen("file indexes", level -> shrink());
    }

    private synchronized void shrink() {
        open.forEach(OpenFolder::shrink);
    }

    @Deactivate
    public synchronized void closeAll() {
        pressed.close();
        open.forEach(OpenFolder::close);
        open.clear();
    }

    @Override
    public synchronized List<Folder> folders() {
        return List.copyOf(open);
    }

    @Override
    public Call<OpenedSet> open(Path place) {
        return Call.start("open folder", scope -> {
            FolderSet read = sets().read(place);
            return opened(read.kind() == Kind.ALONE ? FolderSet.alone(real(place)) : read);
        });
    }

    @Override
    public Call<OpenedSet> change(FolderSet set, List<Path> folders) {
        return Call.start("open folders together", scope -> {
            var real = new LinkedHashSet<Path>();
            for (Path folder : folders) {
                // What is in the set already stays in it, be it there or not.
                real.add(set.folders().contains(folder) ? folder : real(folder));
            }
            return opened(sets().change(set, List.copyOf(real)));
        });
    }

    @Override
    public Call<FolderSet> saveAs(FolderSet set, Path file) {
        return Call.start("save workspace", scope -> {
            FolderSet saved = sets().write(file, set.folders());
            remember(saved.path());
            return saved;
        });
    }

    /** Opens what can be opened of {@code set}, and remembers it. What it gives has real paths, as its folders have. */
    private OpenedSet opened(FolderSet set) throws FailureException {
        var folders = new LinkedHashSet<Folder>();
        var paths = new LinkedHashSet<Path>();
        var failures = new ArrayList<Failure>();
        for (Path path : set.folders()) {
            try {
                Folder folder = openReal(real(path));
                folders.add(folder);
                paths.add(folder.path());
            } catch (FailureException cannot) {
                if (set.folders().size() == 1) {
                    throw cannot;
                }
                failures.add(cannot.failure());
                paths.add(path);
            }
        }
        if (folders.isEmpty()) {
            throw new FailureException(failures.getFirst());
        }
        remember(set.path());
        return new OpenedSet(new FolderSet(set.path(), List.copyOf(paths), set.kind()), List.copyOf(folders), failures,
                FolderStates.read(states().fileOf(set.path()).read(), virtual));
    }

    private KeptSets sets() {
        return new KeptSets(paths.state().resolve("workspaces"), files);
    }

    private FolderStates states() {
        return new FolderStates(paths.state().resolve("folders"), files);
    }

    private static Path real(Path path) throws FailureException {
        try {
            Path real = path.toRealPath();
            if (!Files.isDirectory(real)) {
                throw new FailureException(new Failure.BadContent(path, path + " is not a folder.",
                        "Open the folder that it is in."));
            }
            if (!Files.isReadable(real) || !Files.isExecutable(real)) {
                throw new FailureException(new Failure.NoPermission(path, "read"));
            }
            return real;
        } catch (AccessDeniedException denied) {
            throw new FailureException(new Failure.NoPermission(path, "read"), denied);
        } catch (IOException missing) {
            throw new FailureException(new Failure.Missing(path), missing);
        }
    }

    private Folder openReal(Path real) {
        OpenFolder folder;
        synchronized (this) {
            for (OpenFolder one : open) {
                if (one.path().equals(real)) {
                    return one;
                }
            }
            folder = new OpenFolder(real, watching);
            open.add(folder);
        }
        events.accept(new FolderEvent.Opened(real));
        listeners.tell(folders());
        return folder;
    }

    /** What is asked for opens even if that cannot be written down. */
    private void remember(Path place) {
        try {
            synchronized (recentLock) {
                recentFolders().add(place);
            }
        } catch (FailureException unwritten) {
            LOG.warn("The recent folders are not kept", unwritten);
        }
    }

    private RecentFolders recentFolders() {
        return new RecentFolders(new StateFile(paths.state().resolve("recent.json"), files), sets());
    }

    @Override
    public void close(Folder folder) {
        synchronized (this) {
            if (!(folder instanceof OpenFolder ours) || !open.remove(ours)) {
                return;
            }
            ours.close();
        }
        events.accept(new FolderEvent.Closed(folder.path()));
        listeners.tell(folders());
    }

    /** Whoever gets to write, writes what was said last. */
    @Override
    public Call<Void> save(FolderSet set, FolderState now) {
        latest.put(set.path(), now);
        return Call.start("save folder", scope -> {
            synchronized (stateLock) {
                FolderState last = latest.remove(set.path());
                if (last != null) {
                    states().fileOf(set.path()).write(FolderStates.write(set.path(), last));
                }
            }
            return null;
        });
    }

    @Override
    public Call<List<FolderSet>> recent() {
        return Call.start("recent folders", scope -> {
            synchronized (recentLock) {
                return recentFolders().list();
            }
        });
    }

    @Override
    public Subscription onChange(Executor executor, Consumer<List<Folder>> listener) {
        return listeners.add(executor, listener);
    }
}
