package dev.rustaiide.system.git.integration.internal.staging;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;

import dev.rustaiide.foundation.fs.WholeFile;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.serialization.JsonException;
import dev.rustaiide.system.git.integration.FileState;
import dev.rustaiide.system.git.integration.Interrupted;
import dev.rustaiide.system.git.integration.internal.status.RepositoryReader;

/**
 * An action that git was begun with, and how all was before it. It is written beside the index before git starts and
 * goes when git has ended: who finds one of a process that is no more knows what did not end, and the way back. The
 * index of before is kept under a second name, which costs nothing: an index is never written over, only replaced.
 *
 * @param process that had it done; 0 if that lives on but stopped git
 * @param began of that process, in milliseconds: numbers of processes come again
 * @param branch in full; empty if a commit was checked out
 * @param commit empty before the first one
 * @param stash the last one; empty if there was none
 * @param inMidst whether git was in the middle of something already, e.g. a rebase that goes on
 * @param known whether the changes of people are known
 * @param changed the paths of what people had changed, staged or not, or had new; a whole new folder ends with a slash
 */
public record Begun(String title, long process, long began, Instant since, String branch, String commit, String stash,
        boolean inMidst, boolean known, List<String> changed) {
    private static final String FILE = "rust-ai-ide-begun";
    private static final String INDEX = "rust-ai-ide-index";

    public Begun {
        changed = List.copyOf(changed);
    }

    /**
     * Writes that {@code title} begins. Only whoever has the repository's turn may, and no other may be interrupted:
     * what that one left would be lost.
     *
     * @param files what people have changed; empty if that cannot be known
     */
    public static Begun write(Repository repository, String title, Optional<List<FileState>> files)
            throws IOException {
        String full = repository.getFullBranch();
        boolean detached = full == null || ObjectId.isId(full);
        var begun = new Begun(title, ProcessHandle.current().pid(), began(ProcessHandle.current()), Instant.now(),
                detached ? "" : full, id(repository, Constants.HEAD), id(repository, Constants.R_STASH),
                new RepositoryReader(repository).unfinished().isSomething(), files.isPresent(),
                files.orElse(List.of()).stream().map(FileState::path).toList());
        Path store = repository.getDirectory().toPath();
        Files.deleteIfExists(store.resolve(INDEX));
        if (Files.exists(store.resolve("index"))) {
            second(store.resolve("index"), store.resolve(INDEX));
        }
        begun.write(store);
        return begun;
    }

    private static void second(Path index, Path name) throws IOException {
        try {
            Files.createLink(name, index);
        } catch (IOException | UnsupportedOperationException noLinks) {
            Files.copy(index, name, LinkOption.NOFOLLOW_LINKS);
        }
    }

    private static String id(Repository repository, String name) throws IOException {
        ObjectId id = repository.resolve(name);
        return id == null ? "" : id.name();
    }

    private static long began(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }

    private void write(Path store) throws IOException {
        String text = Json.object().put("title", title).put("process", process).put("began", began)
                .put("since", since.toEpochMilli()).put("branch", branch).put("commit", commit).put("stash", stash)
                .put("inMidst", inMidst).put("known", known).put("changed", Json.strings(changed)).build().print();
        WholeFile.write(store.resolve(FILE), text.getBytes(StandardCharsets.UTF_8));
    }

    /** Git was stopped in the middle, and this process lives on. */
    public void stopped(Path store) throws IOException {
        new Begun(title, 0, 0, since, branch, commit, stash, inMidst, known, changed).write(store);
    }

    /** It has ended. */
    public static void forget(Path store) throws IOException {
        Files.deleteIfExists(store.resolve(FILE));
        Files.deleteIfExists(store.resolve(INDEX));
    }

    /** The one in {@code store} that did not end and never will. */
    public static Optional<Begun> interrupted(Path store) {
        return last(store).filter(each -> !each.isRunning());
    }

    /** The one in {@code store} that has not ended, whether it never will or is at work. */
    public static Optional<Begun> last(Path store) {
        try {
            Json json = Json.parse(Files.readString(store.resolve(FILE), StandardCharsets.UTF_8));
            var begun = new Begun(json.string("title"), json.number("process"), json.number("began"),
                    Instant.ofEpochMilli(json.number("since")), json.string("branch"), json.string("commit"),
                    json.string("stash"), json.flag("inMidst", true), json.flag("known", false),
                    json.get("changed").items().stream().flatMap(each -> each.asString().stream()).toList());
            return Optional.of(begun);
        } catch (IOException | JsonException none) {
            // There is none, or none that anybody could use.
            return Optional.empty();
        }
    }

    private boolean isRunning() {
        return process != 0 && ProcessHandle.of(process).filter(ProcessHandle::isAlive)
                .filter(found -> began(found) == began).isPresent();
    }

    boolean canBeTakenBack() {
        return known && !inMidst && !commit.isEmpty();
    }

    /** For people. */
    public Interrupted shown() {
        return new Interrupted(title, since, canBeTakenBack());
    }

    /** Whether people had changed {@code path}, or the new folder that it lies in. */
    boolean hadChanged(String path) {
        return changed.contains(path) || changed.stream().anyMatch(each -> each.endsWith("/")
                && (path + "/").startsWith(each));
    }

    /** The index as it was; empty if there was none. */
    static Optional<byte[]> index(Path store) throws IOException {
        Path kept = store.resolve(INDEX);
        return Files.exists(kept) ? Optional.of(Files.readAllBytes(kept)) : Optional.empty();
    }
}
