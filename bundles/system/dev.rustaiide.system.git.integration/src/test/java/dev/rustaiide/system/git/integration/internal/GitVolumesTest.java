package dev.rustaiide.system.git.integration.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.fs.FileEntry.Kind;
import dev.rustaiide.foundation.fs.FileLocation.AtRevision;
import dev.rustaiide.foundation.fs.Volume;
import dev.rustaiide.system.git.integration.Commit;

/** Real repositories, made by the git command; what it shows is what must come out. */
class GitVolumesTest {
    @TempDir
    static Path folder;
    private static Path repository;
    private static Path shallow;
    private static Path linked;

    private final GitVolumes volumes = new GitVolumes();
    private final WalkedRevisions revisions = new WalkedRevisions();

    @BeforeAll
    static void make() throws Exception {
        repository = Files.createDirectory(folder.resolve("repo ä!"));
        git("init", "-q", "-b", "main");
        write("src/main.rs", "fn main() {\n    println!(\"one\");\n    let shared = 1;\n    let kept = 2;\n}\n");
        write("crlf.txt", "one\r\ntwo\r\n");
        write("ünïcode 名.rs", "// 名\n");
        write("a!/b%21.rs", "// odd\n");
        Files.createSymbolicLink(repository.resolve("link.rs"), Path.of("src/main.rs"));
        Files.createSymbolicLink(repository.resolve("out"), Path.of("../../etc/passwd"));
        write(".gitattributes", "*.txt text eol=crlf filter=evil\n*.bin filter=lfs\n");
        write("big.bin", "version https://git-lfs.github.com/spec/v1\noid sha256:" + "a".repeat(64) + "\nsize 12345\n");
        commit("First");
        byte[] noise = new byte[300_000];
        new Random(7).nextBytes(noise);
        Files.write(repository.resolve("noise.dat"), noise);
        write("src/main.rs", "fn main() {\n    println!(\"two\");\n    let shared = 1;\n    let kept = 2;\n}\n");
        commit("Second: ümläut");
        git("tag", "v1");
        git("mv", "src/main.rs", "src/app.rs");
        commit("Rename");
        git("checkout", "-q", "-b", "side", "v1");
        write("side.rs", "// side\n");
        commit("Side");
        git("checkout", "-q", "main");
        git("-c", "user.name=T", "-c", "user.email=t@t", "merge", "-q", "--no-ff", "-m", "Merge side", "side");
        git("update-index", "--add", "--cacheinfo", "160000," + "b".repeat(40) + ",vendor/sub");
        write("src/app.rs", "fn main() {\n    println!(\"three\");\n    let shared = 1;\n    let kept = 2;\n}\n");
        git("add", "src/app.rs");
        git("-c", "user.name=T", "-c", "user.email=t@t", "commit", "-q", "-m", "Third");
        git("gc", "-q");
        write("src/app.rs", "staged\n");
        git("add", "src/app.rs");
        write("src/app.rs", "only on disk\n");
        // What would tell on us if any of it ran.
        for (String program : List.of("filter.evil.smudge", "filter.evil.clean", "core.fsmonitor", "core.hooksPath",
                "core.pager", "diff.external")) {
            git("config", program, "touch " + folder.resolve("ran"));
        }
        shallow = folder.resolve("shallow");
        run(folder, "git", "clone", "-q", "--depth", "1", "--no-checkout", repository.toUri().toString(), "shallow");
        linked = folder.resolve("linked");
        git("worktree", "add", "-q", "--no-checkout", linked.toString(), "side");
    }

    private static void write(String name, String text) throws IOException {
        Path file = repository.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static void commit(String message) throws Exception {
        git("-c", "core.autocrlf=false", "-c", "filter.evil.clean=cat", "add", "-A");
        git("-c", "user.name=Tést", "-c", "user.email=t@t", "commit", "-q", "-m", message);
    }

    private static byte[] git(String... words) throws Exception {
        return run(repository, Stream.concat(Stream.of("git"), Stream.of(words)).toArray(String[]::new));
    }

    private static byte[] run(Path in, String... words) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(words).directory(in.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("GIT_CONFIG_NOSYSTEM", "1");
        builder.environment().put("HOME", folder.toString());
        Process process = builder.start();
        byte[] out = process.getInputStream().readAllBytes();
        assertEquals(0, process.waitFor(), () -> String.join(" ", words));
        return out;
    }

    private Volume volume(String revision) throws FailureException {
        return volumes.open(new AtRevision(revision, repository, "/"));
    }

    private static String why(FailureException refused) {
        return refused.failure().why();
    }

    @ParameterizedTest
    @ValueSource(strings = {"HEAD", "HEAD~1", "HEAD~2", "HEAD~1^2", "v1", "v1~1", "side", "main~1"})
    void every_file_of_a_revision_is_what_git_shows(String revision) throws Exception {
        var volume = volume(revision);
        String[] lines = new String(git("ls-tree", "-r", "-z", revision), UTF_8).split("\0");
        assertTrue(lines.length > 6, "the repository has files");
        for (String line : lines) {
            String path = line.substring(line.indexOf('\t') + 1);
            String id = line.substring(0, line.indexOf('\t')).split(" ")[2];
            var entry = volume.entry("/" + path).orElseThrow();
            assertEquals(id, line.startsWith("120000") ? id : entry.key());
            if (line.startsWith("100")) {
                byte[] shown = git("cat-file", "blob", id);
                assertArrayEquals(shown, volume.read("/" + path, 1 << 20), path);
                assertEquals(shown.length, entry.size());
            } else {
                assertEquals(line.startsWith("120000") ? Kind.LINK : Kind.SUBMODULE, entry.kind());
            }
        }
        assertEquals(List.of(lines).size(), count(volume, "/"), "and no other files");
    }

    private static int count(Volume volume, String folder) throws FailureException {
        int count = 0;
        for (var entry : volume.children(folder)) {
            String path = folder.equals("/") ? "/" + entry.name() : folder + "/" + entry.name();
            count += entry.is(Kind.FOLDER) ? count(volume, path) : 1;
        }
        return count;
    }

    @Test
    void without_a_revision_it_is_what_is_staged() throws Exception {
        Volume staged = volume("");
        assertEquals("staged\n", new String(staged.read("/src/app.rs", 100), UTF_8));
        assertArrayEquals(git("show", ":noise.dat"), staged.read("/noise.dat", 1 << 20));
        assertEquals(new String(git("ls-files"), UTF_8).lines().count(), count(staged, "/"));
        assertTrue(staged.isCurrent());
    }

    @Test
    void a_submodule_and_a_pointer_of_lfs_are_shown_as_what_they_are() throws Exception {
        Volume head = volume("HEAD");
        assertEquals(Kind.SUBMODULE, head.entry("/vendor/sub").orElseThrow().kind());
        assertEquals("It is a submodule at commit " + "b".repeat(40) + ", another repository.",
                why(assertThrows(FailureException.class, () -> head.read("/vendor/sub", 10))));
        assertTrue(new String(head.read("/big.bin", 1000), UTF_8).startsWith("version https://git-lfs"));
    }

    @Test
    void a_revision_that_is_not_there_is_said_to_be_so() {
        assertEquals("There is no revision “nowhere” in repo ä!.",
                why(assertThrows(FailureException.class, () -> volume("nowhere"))));
        assertEquals("“HEAD^{” is no revision.",
                why(assertThrows(FailureException.class, () -> volume("HEAD^{"))));
        AtRevision nowhere = new AtRevision("HEAD", folder.resolve("none"), "/");
        assertTrue(why(assertThrows(FailureException.class, () -> volumes.open(nowhere)))
                .contains("no Git repository"));
    }

    @Test
    void a_shallow_clone_says_that_it_is_one() throws Exception {
        Volume head = volumes.open(new AtRevision("HEAD", shallow, "/"));
        assertArrayEquals(git("show", "HEAD:src/app.rs"), head.read("/src/app.rs", 1000));
        assertTrue(why(assertThrows(FailureException.class,
                () -> volumes.open(new AtRevision("HEAD~1", shallow, "/")))).contains("without its whole history"));
    }

    @Test
    void a_linked_working_tree_has_its_own_head_and_the_common_store() throws Exception {
        Volume head = volumes.open(new AtRevision("HEAD", linked, "/"));
        assertEquals("// side\n", new String(head.read("/side.rs", 100), UTF_8));
        assertTrue(head.entry("/src/app.rs").isEmpty());
        assertTrue(volumes.open(new AtRevision("main", linked, "/")).entry("/src/app.rs").isPresent());
    }

    @Test
    void a_short_name_is_completed_as_git_does() throws Exception {
        assertEquals(new AtRevision("HEAD~3", repository, "/src/main.rs"),
                volumes.complete("git:HEAD~3:src/main.rs", repository.resolve("src")));
        assertEquals(new AtRevision("", repository, "/src/main.rs"),
                volumes.complete("git::./main.rs", repository.resolve("src")));
        assertThrows(FailureException.class, () -> volumes.complete("git:HEAD", repository));
        assertThrows(FailureException.class, () -> volumes.complete("git:HEAD:x", Path.of("/")));
    }

    @Test
    void the_history_of_a_file_follows_its_renames_as_git_log_does() throws Exception {
        List<Commit> commits = revisions.history(repository.resolve("src/app.rs"), 50).await();
        List<String> ids = new ArrayList<>();
        for (Commit commit : commits) {
            ids.add(commit.id());
            assertArrayEquals(git("show", commit.id() + ":" + commit.file().path().substring(1)),
                    volumes.open(commit.file()).read(commit.file().path(), 1000));
        }
        assertEquals(new String(git("log", "--follow", "--format=%H", "src/app.rs"), UTF_8).lines().toList(), ids);
        assertEquals("/src/main.rs", commits.getLast().file().path());
        assertEquals("First", commits.getLast().subject());
        assertEquals("Tést", commits.getLast().author());
        assertEquals(1, revisions.history(repository.resolve("src/app.rs"), 1).await().size());
    }

    @Test
    void a_file_at_a_revision_is_looked_for() throws Exception {
        Path file = repository.resolve("src/app.rs");
        assertEquals(new AtRevision("HEAD", repository, "/src/app.rs"), revisions.at(file, "HEAD").await());
        var failed = assertThrows(ExecutionException.class, () -> revisions.at(file, "v1").await());
        assertTrue(why((FailureException) failed.getCause()).contains("does not exist at that revision"));
        assertEquals("Second: ümläut", revisions.commit(new AtRevision("v1", repository, "/x")).await().subject());
    }

    @Test
    void a_branch_that_moves_is_followed() throws Exception {
        git("branch", "moving", "v1~1");
        Volume moving = volume("moving");
        assertTrue(moving.isCurrent());
        git("branch", "-f", "moving", "v1");
        for (int i = 0; i < 100 && moving.isCurrent(); i++) {
            Thread.sleep(20);
        }
        assertFalse(moving.isCurrent());
    }

    @Test
    void reading_runs_nothing_and_writes_nothing() throws Exception {
        TreeMap<String, String> before = state();
        for (String revision : List.of("HEAD", "v1", "")) {
            count(volume(revision), "/");
            volume(revision).read("/crlf.txt", 100);
        }
        revisions.history(repository.resolve("src/app.rs"), 50).await();
        assertEquals(before, state());
        assertFalse(Files.exists(folder.resolve("ran")), "a program of the repository ran");
    }

    /** Every file of the repository with its time and size. */
    private static TreeMap<String, String> state() throws IOException {
        var state = new TreeMap<String, String>();
        Files.walkFileTree(repository, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                byte[] head = Files.isSymbolicLink(file) || attributes.size() > 4000 ? new byte[0]
                        : Files.readAllBytes(file);
                state.put(file.toString(), attributes.lastModifiedTime() + " " + attributes.size() + " "
                        + HexFormat.of().formatHex(head));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
                state.put(dir.toString(), attributes.lastModifiedTime().toString());
                return FileVisitResult.CONTINUE;
            }
        });
        return state;
    }
}
