package dev.rustaiide.foundation.history.internal;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.LoggerFactory;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.common.Glob;
import dev.rustaiide.foundation.config.Settings;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.fs.FormerContent;
import dev.rustaiide.foundation.fs.WriteReason;
import dev.rustaiide.foundation.history.FileHistory;
import dev.rustaiide.foundation.history.KeptFile;
import dev.rustaiide.foundation.history.Revision;
import dev.rustaiide.foundation.platform.StandardPaths;

/** Former contents below the application's state folder. */
@Component(service = {FileHistory.class, FormerContent.class})
public final class DiskHistory implements FileHistory, FormerContent {
    private static final long KIB = 1 << 10;
    private static final long MIB = 1 << 20;
    /** Of a folder that is deleted so many files are kept, and so much of it. */
    private static final int MOST_FILES = 2000;
    private static final long MOST_BYTES = 64 * MIB;
    /** After so much that was added the store is looked through. */
    private static final long ADDED = 16 * MIB;

    private final HistoryStore store;
    private final Supplier<Keeping> keeping;
    private final InstantSource clock;
    private final AtomicLong added = new AtomicLong(ADDED);
    private volatile Call<Boolean> clearing = Call.of(true);

    @Activate
    public DiskHistory(@Reference StandardPaths paths, @Reference Settings settings) {
        this(paths.state().resolve("history"), () -> keeping(settings, own(paths)), InstantSource.system());
    }

    DiskHistory(Path folder, Supplier<Keeping> keeping, InstantSource clock) {
        this.store = new HistoryStore(folder);
        this.keeping = keeping;
        this.clock = clock;
    }

    /** What people set is theirs, and kept. */
    private static List<Path> own(StandardPaths paths) {
        return List.of(paths.state(), paths.cache(), paths.logs(), paths.data());
    }

    private static Keeping keeping(Settings settings, List<Path> own) {
        return new Keeping(settings.get(HistorySettings.ENABLED), settings.get(HistorySettings.DAYS),
                settings.get(HistorySettings.MEGABYTES) * MIB, settings.get(HistorySettings.LARGEST) * KIB,
                settings.get(HistorySettings.EXCLUDE).stream().flatMap(DiskHistory::pattern).toList(), own);
    }

    private static Stream<Glob> pattern(String text) {
        try {
            return Stream.of(Glob.of(text));
        } catch (IllegalArgumentException wrong) {
            LoggerFactory.getLogger(DiskHistory.class).warn("history.exclude has no pattern in {}", text);
            return Stream.empty();
        }
    }

    private static Path whole(Path file) {
        return file.toAbsolutePath().normalize();
    }

    @Override
    public void leaves(Path file, WriteReason reason) {
        if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
            keepAll(whole(file), reason);
        } else {
            keep(file, reason);
        }
    }

    private void keepAll(Path folder, WriteReason reason) {
        long[] left = {MOST_FILES, MOST_BYTES};
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (attributes.isRegularFile() && keep(file, reason).isPresent()) {
                        left[0]--;
                        left[1] -= attributes.size();
                    }
                    return left[0] > 0 && left[1] > 0 ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
                }

                @Override
                public FileVisitResult preVisitDirectory(Path each, BasicFileAttributes attributes) {
                    return keeping.get().refusal(each.resolve("any")).isPresent() ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException unreadable) {
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException unreadable) {
            LoggerFactory.getLogger(DiskHistory.class).warn("Not all of {} is kept", folder, unreadable);
        }
    }

    @Override
    public Optional<Revision> keep(Path file, WriteReason reason) {
        Path path = whole(file);
        Keeping now = keeping.get();
        try {
            if (now.refusal(path).isPresent() || Files.size(path) > now.largest()) {
                return Optional.empty();
            }
            return add(path, Files.readAllBytes(path), reason, now);
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException unreadable) {
            LoggerFactory.getLogger(DiskHistory.class).warn("What {} had is not kept", path, unreadable);
            return Optional.empty();
        }
    }

    @Override
    public Optional<Revision> keep(Path file, byte[] content, WriteReason reason) {
        Path path = whole(file);
        Keeping now = keeping.get();
        return now.refusal(path).isPresent() ? Optional.empty() : add(path, content, reason, now);
    }

    private Optional<Revision> add(Path path, byte[] content, WriteReason reason, Keeping now) {
        if (!now.fits(content)) {
            return Optional.empty();
        }
        try {
            Optional<Revision> revision = store.add(path, content, reason, clock.instant());
            revision.ifPresent(one -> grown(one.size()));
            return revision;
        } catch (IOException refused) {
            LoggerFactory.getLogger(DiskHistory.class).warn("What {} had is not kept", path, refused);
            return Optional.empty();
        }
    }

    private void grown(long bytes) {
        if (added.addAndGet(bytes) > ADDED) {
            added.set(0);
            clearing = Call.start("clear up local history", scope -> {
                prune();
                return true;
            });
        }
    }

    /** What goes on behind the last that was kept. */
    Call<Boolean> clearing() {
        return clearing;
    }

    /** Lets go of what is too old or too much. */
    void prune() throws IOException {
        Keeping now = keeping.get();
        store.prune(clock.instant().minus(Duration.ofDays(now.days())), now.budget());
    }

    @Override
    public Optional<String> refusal(Path file) {
        Path path = whole(file);
        Keeping now = keeping.get();
        Optional<String> refused = now.refusal(path);
        if (refused.isPresent()) {
            return refused;
        }
        try {
            return Files.size(path) > now.largest()
                    ? Optional.of("It is larger than the setting history.largestFile allows.") : Optional.empty();
        } catch (IOException gone) {
            // What is not there any more may have revisions.
            return Optional.empty();
        }
    }

    @Override
    public List<Revision> revisions(Path file) {
        try {
            return List.copyOf(store.revisions(whole(file)));
        } catch (IOException unreadable) {
            LoggerFactory.getLogger(DiskHistory.class).warn("The history of {} cannot be read", file, unreadable);
            return List.of();
        }
    }

    @Override
    public List<KeptFile> below(Path folder) {
        try {
            return List.copyOf(store.below(whole(folder)));
        } catch (IOException unreadable) {
            LoggerFactory.getLogger(DiskHistory.class).warn("Local history cannot be read", unreadable);
            return List.of();
        }
    }

    @Override
    public byte[] content(Revision revision) throws FailureException {
        try {
            return store.content(revision);
        } catch (NoSuchFileException gone) {
            throw failure(revision, "It was let go of meanwhile, for its age or its size.",
                    "Choose a later one, or give those that you want to keep a label.", gone);
        } catch (IOException damaged) {
            throw failure(revision, "The disk does not give back what was written: " + damaged.getMessage() + '.',
                    "Choose another one.", damaged);
        }
    }

    private static FailureException failure(Revision revision, String why, String next, IOException cause) {
        return new FailureException(new Failure.Other("Cannot read " + revision.file().getFileName() + " as it was.",
                why, next), cause);
    }

    @Override
    public void label(Path file, Revision revision, String text) throws FailureException {
        try {
            if (!store.label(whole(file), revision, text)) {
                throw new FailureException(new Failure.Other("Cannot label it.", "It was let go of meanwhile.",
                        "Choose a later one."));
            }
        } catch (IOException refused) {
            throw failure(revision, "The disk refused: " + refused.getMessage() + '.', "Make room, and try again.",
                    refused);
        }
    }

    @Override
    public void moved(Path from, Path to) {
        try {
            store.moved(whole(from), whole(to), clock.instant());
        } catch (IOException refused) {
            LoggerFactory.getLogger(DiskHistory.class).warn("{} has no history any more", to, refused);
        }
    }
}
