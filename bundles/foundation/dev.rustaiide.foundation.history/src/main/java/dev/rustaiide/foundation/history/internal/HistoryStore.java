package dev.rustaiide.foundation.history.internal;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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

import dev.rustaiide.foundation.fs.FolderTurn;
import dev.rustaiide.foundation.fs.WriteReason;
import dev.rustaiide.foundation.history.KeptFile;
import dev.rustaiide.foundation.history.Revision;

/**
 * The store: {@code contents}, and {@code files} with a log for each path, named by the path's hash. First the content
 * is on the disk, then the line that names it, so that a process may be killed at any moment. Whoever writes has the
 * lock, which a process that dies gives back; who reads needs none.
 */
final class HistoryStore {
    /** A save so soon after another one is part of it: what lies between the two nobody would look for. */
    static final Duration MERGED = Duration.ofSeconds(5);
    private static final int MOST_REVISIONS = 500;
    private static final int NAME = 32;
    private static final String LOG = ".log";

    private final Path folder;
    private final ContentStore contents;
    private final FolderTurn turn;

    HistoryStore(Path folder) {
        this.folder = folder;
        this.turn = new FolderTurn(folder);
        this.contents = new ContentStore(folder.resolve("contents"));
    }

    /** What is done while nobody else writes. */
    @FunctionalInterface
    private interface Turn<T> {
        T take() throws IOException;
    }

    private <T> T inTurn(Turn<T> work) throws IOException {
        try (var taken = turn.take()) {
            return work.take();
        } catch (InterruptedException cancelled) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException(cancelled.getMessage());
        }
    }

    private Path log(Path file) {
        String name = ContentStore.name(file.toString().getBytes(StandardCharsets.UTF_8)).substring(0, NAME);
        return folder.resolve("files").resolve(name.substring(0, 2)).resolve(name.substring(2) + LOG);
    }

    /** Empty if the last revision has the same, or was saved just before. */
    Optional<Revision> add(Path file, byte[] content, WriteReason reason, Instant now) throws IOException {
        return inTurn(() -> {
            FileLog log = FileLog.read(log(file));
            Optional<Revision> last = log.revisions().isEmpty() ? Optional.empty()
                    : Optional.of(log.revisions().getLast());
            String name = ContentStore.name(content);
            boolean known = last.filter(one -> one.content().equals(name) && contents.has(name)).isPresent();
            boolean merged = reason.kind() == WriteReason.Kind.SAVED
                    && last.filter(one -> one.reason().kind() == WriteReason.Kind.SAVED
                            && Duration.between(one.time(), now).compareTo(MERGED) < 0).isPresent();
            if (known || merged) {
                return Optional.empty();
            }
            contents.put(content);
            var revision = new Revision(id(log.revisions(), now), file, now, reason, "", content.length, name);
            log.add(file, revision);
            return Optional.of(revision);
        });
    }

    /** Short, and later ones are larger; its own among those of the file. */
    private static String id(List<Revision> there, Instant now) {
        Set<String> taken = new HashSet<>();
        there.forEach(revision -> taken.add(revision.id()));
        long number = now.toEpochMilli() / 1000;
        while (taken.contains(Long.toString(number, Character.MAX_RADIX))) {
            number++;
        }
        return Long.toString(number, Character.MAX_RADIX);
    }

    /** The last first; those of where the file was before it was moved behind. */
    List<Revision> revisions(Path file) throws IOException {
        List<Revision> all = new ArrayList<>();
        Set<Path> seen = new HashSet<>();
        collect(file, Instant.MAX, all, seen);
        all.removeIf(revision -> !contents.has(revision.content()));
        all.sort(Comparator.comparing(Revision::time).reversed());
        return all;
    }

    private void collect(Path file, Instant until, List<Revision> all, Set<Path> seen) throws IOException {
        if (seen.add(file)) {
            FileLog log = FileLog.read(log(file));
            log.revisions().reversed().stream().filter(one -> !one.time().isAfter(until)).forEach(all::add);
            for (FileLog.Former former : log.from()) {
                collect(former.path(), former.until().isBefore(until) ? former.until() : until, all, seen);
            }
        }
    }

    List<KeptFile> below(Path parent) throws IOException {
        List<KeptFile> found = new ArrayList<>();
        for (FileLog log : logs().values()) {
            Optional<Path> file = log.file().filter(path -> path.startsWith(parent));
            if (file.isPresent() && !log.revisions().isEmpty()) {
                found.add(new KeptFile(file.get(), log.revisions().size(), log.revisions().getLast().time()));
            }
        }
        found.sort(Comparator.comparing(KeptFile::last).reversed());
        return found;
    }

    private Map<Path, FileLog> logs() throws IOException {
        Map<Path, FileLog> logs = new HashMap<>();
        for (Path shard : ContentStore.list(folder.resolve("files"))) {
            for (Path log : ContentStore.list(shard)) {
                if (log.getFileName().toString().endsWith(LOG)) {
                    logs.put(log, FileLog.read(log));
                }
            }
        }
        return logs;
    }

    byte[] content(Revision revision) throws IOException {
        return contents.get(revision.content());
    }

    /** Whether there is such a revision. */
    boolean label(Path file, Revision revision, String text) throws IOException {
        return inTurn(() -> {
            FileLog log = FileLog.read(log(revision.file()));
            boolean there = log.revisions().stream().anyMatch(one -> one.id().equals(revision.id()));
            if (there) {
                log.label(revision.file(), revision.id(), text);
            }
            return there;
        });
    }

    void moved(Path from, Path to, Instant time) throws IOException {
        inTurn(() -> {
            for (Path before : Files.isDirectory(to) ? below(from).stream().map(KeptFile::file).toList()
                    : List.of(from)) {
                if (Files.exists(log(before))) {
                    Path now = to.resolve(from.relativize(before)).normalize();
                    FileLog.read(log(now)).movedFrom(now, before, time);
                }
            }
            return true;
        });
    }

    /**
     * Lets go of what is too old, too much or nobody's.
     *
     * @param oldest what went before is let go of unless it has a label
     * @param budget in bytes on the disk
     */
    void prune(Instant oldest, long budget) throws IOException {
        inTurn(() -> {
            Map<Path, FileLog> logs = logs();
            Set<Revision> kept = chosen(logs, oldest, budget);
            Set<String> wanted = new HashSet<>();
            kept.forEach(revision -> wanted.add(revision.content()));
            for (FileLog log : logs.values()) {
                List<Revision> left = log.revisions().stream().filter(kept::contains).toList();
                if (left.size() < log.revisions().size() || left.isEmpty()) {
                    log.rewrite(left);
                }
            }
            contents.retain(wanted);
            return true;
        });
    }

    private Set<Revision> chosen(Map<Path, FileLog> logs, Instant oldest, long budget) {
        List<Revision> candidates = new ArrayList<>();
        for (FileLog log : logs.values()) {
            List<Revision> all = log.revisions();
            candidates.addAll(all.subList(Math.max(0, all.size() - MOST_REVISIONS), all.size()));
        }
        candidates.removeIf(revision -> revision.label().isEmpty() && revision.time().isBefore(oldest));
        candidates.sort(Comparator.comparing((Revision revision) -> revision.label().isEmpty())
                .thenComparing(Comparator.comparing(Revision::time).reversed()));
        Set<Revision> kept = new HashSet<>();
        Map<String, Long> sizes = new HashMap<>();
        long total = 0;
        for (Revision revision : candidates) {
            long size = sizes.containsKey(revision.content()) ? 0 : contents.size(revision.content());
            if (total + size > budget) {
                break;
            }
            total += size;
            sizes.put(revision.content(), size);
            kept.add(revision);
        }
        return kept;
    }
}
