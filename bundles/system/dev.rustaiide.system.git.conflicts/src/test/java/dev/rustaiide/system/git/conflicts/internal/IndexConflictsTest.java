package dev.rustaiide.system.git.conflicts.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.fs.Encoding;
import dev.rustaiide.foundation.fs.FileStamp;
import dev.rustaiide.foundation.fs.LineEnding;
import dev.rustaiide.foundation.fs.TextFile;
import dev.rustaiide.foundation.fs.TextFiles;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.system.git.conflicts.Conflicts;
import dev.rustaiide.system.git.conflicts.Conflicts.Resolution;
import dev.rustaiide.system.git.conflicts.Conflicts.Standing;
import dev.rustaiide.system.git.conflicts.MarkedConflict.Way;
import dev.rustaiide.system.git.integration.Change;
import dev.rustaiide.system.git.integration.Conflict;
import dev.rustaiide.system.git.integration.FileState;
import dev.rustaiide.system.git.integration.Head;
import dev.rustaiide.system.git.integration.OpenRepositories;
import dev.rustaiide.system.git.integration.RepositoryStates;
import dev.rustaiide.system.git.integration.RepositoryStatus;
import dev.rustaiide.system.git.integration.Staging;
import dev.rustaiide.system.git.integration.Unfinished;

/** Real conflicts, made by the git that is installed. */
class IndexConflictsTest {
    @TempDir
    Path root;
    private final List<String> did = new ArrayList<>();
    private Unfinished unfinished = new Unfinished(Unfinished.Kind.MERGE, 0, 0, "topic");

    private String git(int exit, String... words) throws Exception {
        List<String> all = new ArrayList<>(List.of("git"));
        all.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(all).directory(root.toFile()).redirectErrorStream(true);
        builder.environment().putAll(Map.of("HOME", root.toString(), "GIT_CONFIG_NOSYSTEM", "1",
                "GIT_CONFIG_GLOBAL", "/dev/null"));
        Process process = builder.start();
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertEquals(exit, process.waitFor(), out);
        return out;
    }

    private void commit(String message, String lib, String other) throws Exception {
        Files.writeString(root.resolve("lib.rs"), lib);
        Files.writeString(root.resolve("other.rs"), other);
        git(0, "add", "-A");
        git(0, "commit", "-qm", message);
    }

    @BeforeEach
    void make() throws Exception {
        git(0, "init", "-q", "-b", "main");
        git(0, "config", "user.name", "Tess Ter");
        git(0, "config", "user.email", "tess@example.org");
        commit("base", "let a = call(x, 1);\nmid\nmid\nmid\nmid\nmid\nlast 1\n", "one\n");
        git(0, "checkout", "-qb", "topic");
        commit("topic", "let a = call(x, 2);\nmid\nmid\nmid\nmid\nmid\nlast 2\n", "topic\n");
        git(0, "checkout", "-q", "main");
        Files.writeString(root.resolve("lib.rs"), "let b = call(x, 1);\nmid\nmid\nmid\nmid\nmid\nlast 3\n");
        git(0, "rm", "-q", "other.rs");
        git(0, "commit", "-qam", "main");
        git(1, "merge", "topic");
    }

    private Conflicts conflicts() {
        return new IndexConflicts(new Opened(), answering(RepositoryStates.class), answering(Staging.class),
                new Plain());
    }

    private <T> T answering(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type},
                (self, method, arguments) -> switch (method.getName()) {
                    case "status" -> Call.of(new RepositoryStatus(root, new Head(Optional.of("main"),
                            Optional.empty(), Optional.empty(), 0, 0), unfinished, Optional.empty(),
                            List.of(new FileState("lib.rs", Change.NONE, Change.NONE, Conflict.BOTH_MODIFIED),
                                    new FileState("other.rs", Change.NONE, Change.NONE, Conflict.DELETED_BY_US))));
                    case "stage", "resolve" -> {
                        did.add(method.getName() + " " + arguments[1]);
                        yield Call.of(1);
                    }
                    default -> throw new IllegalStateException("nobody asks for " + method);
                }));
    }

    private static final class Opened implements OpenRepositories {
        @Override
        public <T> T read(Path folder, String subject, Reading<T> reading) throws FailureException {
            try (Repository repository = new FileRepositoryBuilder().setWorkTree(folder.toFile()).setMustExist(true)
                    .build()) {
                return reading.read(repository);
            } catch (IOException broken) {
                throw new FailureException(new Failure.Other(subject, String.valueOf(broken), ""), broken);
            }
        }
    }

    /** Reads and writes what is there. */
    private static final class Plain implements TextFiles {
        @Override
        public TextFile read(Path file) throws FailureException {
            try {
                return new TextFile(file, Text.of(Files.readString(file)), Encoding.UTF_8, LineEnding.LF, false, false,
                        false, new FileStamp(Instant.EPOCH, 0, ""));
            } catch (IOException broken) {
                throw new FailureException(new Failure.Missing(file), broken);
            }
        }

        @Override
        public TextFile read(Path file, Encoding encoding) throws FailureException {
            return read(file);
        }

        @Override
        public FileStamp write(Path file, Text text, Encoding encoding) throws FailureException {
            try {
                Files.writeString(file, text);
                return new FileStamp(Instant.EPOCH, 0, "");
            } catch (IOException broken) {
                throw new FailureException(new Failure.Missing(file), broken);
            }
        }

        @Override
        public Optional<FileStamp> stamp(Path file) {
            return Optional.empty();
        }
    }

    private String why(Way way, String path) {
        ExecutionException thrown = assertThrows(ExecutionException.class,
                () -> conflicts().resolve(root, path, way).await());
        return ((FailureException) thrown.getCause()).failure().why();
    }

    @Test
    void every_conflict_is_counted_and_those_that_merge_by_words_are_told() throws Exception {
        List<Standing> all = conflicts().list(root).await();
        assertEquals(2, all.getFirst().open());
        assertEquals(1, all.getFirst().byWords());
        assertEquals("topic", all.getFirst().file().theirsName());
        assertTrue(all.getLast().file().explanation().contains("deleted or renamed it"));
    }

    @Test
    void what_is_left_open_keeps_its_markers_and_the_file_is_not_staged() throws Exception {
        assertEquals(new Resolution(1, 1), conflicts().resolve(root, "lib.rs", Way.WORDS).await());
        String text = Files.readString(root.resolve("lib.rs"));
        assertTrue(text.startsWith("let b = call(x, 2);\nmid\n"), text);
        assertTrue(text.contains("<<<<<<<"), text);
        assertEquals(List.of(), did);
        assertEquals(new Resolution(1, 0), conflicts().resolve(root, "lib.rs", Way.BASE).await());
        assertEquals(List.of("stage [lib.rs]"), did);
        assertEquals("let b = call(x, 2);\nmid\nmid\nmid\nmid\nmid\nlast 1\n",
                Files.readString(root.resolve("lib.rs")));
    }

    @Test
    void a_file_that_is_half_resolved_or_looks_resolved_is_not_staged() throws Exception {
        String text = Files.readString(root.resolve("lib.rs"));
        Files.writeString(root.resolve("lib.rs"), text.replaceFirst("<<<<<<<.*\n", ""));
        assertTrue(why(Way.OURS, "lib.rs").contains("whose others are gone"));
        Files.writeString(root.resolve("lib.rs"), "by hand\n");
        assertTrue(why(Way.OURS, "lib.rs").contains("no conflict markers"));
        assertTrue(why(Way.OURS, "src/none.rs").contains("knows of no conflict"));
        assertEquals(List.of(), did);
    }

    @Test
    void a_file_that_one_side_deleted_is_taken_or_deleted_as_a_whole() throws Exception {
        assertTrue(why(Way.WORDS, "other.rs").contains("Keep it as they have it, or delete it"));
        conflicts().resolve(root, "other.rs", Way.THEIRS).await();
        assertEquals(List.of("resolve [other.rs]"), did);
    }

    @Test
    void while_commits_are_put_onto_others_the_sides_are_called_what_they_are() throws Exception {
        unfinished = new Unfinished(Unfinished.Kind.REBASE, 1, 2, "topic");
        assertEquals("what you rebase onto", conflicts().read(root, "lib.rs").await().oursName());
    }
}
