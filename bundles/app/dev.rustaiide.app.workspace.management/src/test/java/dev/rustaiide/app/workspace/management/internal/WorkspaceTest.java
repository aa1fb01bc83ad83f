package dev.rustaiide.app.workspace.management.internal;

import static dev.rustaiide.app.workspace.management.internal.OpenTestFolder.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.app.workspace.management.Folder;
import dev.rustaiide.app.workspace.management.FolderEvent;
import dev.rustaiide.app.workspace.management.FolderSet;
import dev.rustaiide.app.workspace.management.FolderState;
import dev.rustaiide.app.workspace.management.OpenedSet;
import dev.rustaiide.app.workspace.management.TrustDecided;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.types.Position;

class WorkspaceTest {
    @TempDir
    Path temporary;
    private Path base;
    private final List<Record> heard = Collections.synchronizedList(new ArrayList<>());
    private DiskWorkspace workspace;

    @BeforeEach
    void start() throws IOException {
        base = temporary.toRealPath();
        workspace = startWorkspace();
    }

    private DiskWorkspace startWorkspace() {
        return new DiskWorkspace(new TestPaths(base.resolve("state")), new TestFiles(), new LocalFiles(),
                new TestWatching(), heard::add, TestPressure.NONE);
    }

    private StoredTrust startTrust() {
        return new StoredTrust(new TestPaths(base.resolve("state")), new TestFiles(), heard::add);
    }

    @Test
    void an_open_folder_is_given_again_by_any_name() throws Exception {
        Path path = Files.createDirectory(base.resolve("x"));
        Path link = Files.createSymbolicLink(base.resolve("link"), path);
        var told = new AtomicInteger();
        workspace.onChange(Runnable::run, folders -> told.addAndGet(folders.size()));
        Folder folder = open(path);
        assertSame(folder, open(link));
        assertEquals(List.of(folder), workspace.folders());
        assertEquals(1, told.get());
        workspace.close(folder);
        assertEquals(List.of(), workspace.folders());
    }

    @Test
    void what_is_no_folder_says_so() throws Exception {
        assertInstanceOf(Failure.Missing.class, failure(base.resolve("missing")));
        assertInstanceOf(Failure.BadContent.class, failure(Files.createFile(base.resolve("file"))));
        assertEquals(List.of(), workspace.recent().await());
    }

    @Test
    void recent_folders_outlive_the_session_but_not_themselves() throws Exception {
        for (int i = 0; i < 25; i++) {
            workspace.open(Files.createDirectory(base.resolve("f" + i))).await();
        }
        workspace.open(base.resolve("f7")).await();
        Files.delete(base.resolve("f24"));
        List<Path> recent = startWorkspace().recent().await().stream().map(FolderSet::path).toList();
        assertEquals(base.resolve("f7"), recent.getFirst());
        assertEquals(base.resolve("f23"), recent.get(1));
        assertEquals(19, recent.size());
    }

    @Test
    void state_that_is_broken_is_as_good_as_none() throws Exception {
        Files.createDirectories(base.resolve("state"));
        Files.writeString(base.resolve("state/recent.json"), "{\"folders\": [1, \"no uri\", \"http://x/\"");
        Files.writeString(base.resolve("state/trust.json"), "[]");
        assertEquals(List.of(), workspace.recent().await());
        assertFalse(startTrust().mayRun(base));
    }

    @Test
    void trust_covers_what_is_below_and_outlives_the_session() throws Exception {
        Path below = Files.createDirectories(base.resolve("a/b"));
        Path beside = Files.createDirectories(base.resolve("ab"));
        StoredTrust trust = startTrust();
        assertFalse(trust.mayRun(below));
        var told = new AtomicInteger();
        trust.onChange(Runnable::run, told::incrementAndGet);
        trust.trust(base.resolve("a")).await();
        assertEquals(1, told.get());
        assertTrue(trust.isTrusted(below));
        assertFalse(trust.isTrusted(beside));
        assertFalse(trust.isTrusted(below.resolve("../../ab")));
        StoredTrust later = startTrust();
        assertTrue(later.mayRun(below));
        later.distrust(base.resolve("a")).await();
        assertEquals(List.of(new TrustDecided(base.resolve("a"), true), new TrustDecided(base.resolve("a"), false)),
                heard);
        assertFalse(later.mayRun(below));
    }

    @Test
    void a_folder_that_opens_and_closes_is_told_of() throws Exception {
        Path path = Files.createDirectory(base.resolve("x"));
        workspace.open(path).await();
        workspace.close(open(path));
        assertEquals(List.of(new FolderEvent.Opened(path), new FolderEvent.Closed(path)), heard);
    }

    @Test
    void a_link_in_a_trusted_folder_lends_no_trust() throws Exception {
        Path evil = Files.createDirectories(base.resolve("evil"));
        Path good = Files.createDirectories(base.resolve("good"));
        Path link = Files.createSymbolicLink(good.resolve("link"), evil);
        StoredTrust trust = startTrust();
        trust.trust(good).await();
        assertTrue(trust.mayRun(good));
        assertFalse(trust.mayRun(link));
        assertFalse(trust.mayRun(good.resolve("missing")));
    }

    @Test
    void the_samples_are_trusted_from_the_start() throws Exception {
        Path samples = Files.createDirectories(base.resolve("samples/hello"));
        System.setProperty("rustaiide.samples", base.resolve("samples").toString());
        try {
            StoredTrust trust = startTrust();
            assertTrue(trust.mayRun(samples));
            await(() -> trust.isTrusted(samples));
            assertEquals(List.of(), trust.trusted());
        } finally {
            System.clearProperty("rustaiide.samples");
        }
    }

    private Folder open(Path path) throws Exception {
        OpenedSet opened = workspace.open(path).await();
        assertEquals(FolderSet.alone(opened.folders().getFirst().path()), opened.set());
        return opened.folders().getFirst();
    }

    @Test
    void how_folders_were_left_comes_back() throws Exception {
        Path path = Files.createDirectory(base.resolve("x"));
        OpenedSet opened = workspace.open(path).await();
        assertEquals(FolderState.NONE, opened.state());
        Path file = path.resolve("src/main.rs");
        var state = new FolderState(List.of(new FolderState.Editor(file, new Position(3, 7), 1, true)), file,
                List.of(path.resolve("src")), Map.of("search", Json.of("needle")));
        workspace.save(opened.set(), state).await();
        assertEquals(state, startWorkspace().open(path).await().state());
        Path kept = only(base.resolve("state/folders"));
        Files.writeString(kept, "{\"editors\":[{},7,{\"file\":\"::\"}],\"active\":1");
        assertEquals(FolderState.NONE, workspace.open(path).await().state());
        assertEquals(List.of(), names(path));
    }

    @Test
    void a_second_folder_stays_beside_the_first_in_later_sessions() throws Exception {
        Path app = Files.createDirectory(base.resolve("app"));
        Path library = Files.createDirectory(base.resolve("library"));
        OpenedSet alone = workspace.open(app).await();
        OpenedSet both = workspace.change(alone.set(), List.of(app, library)).await();
        assertEquals(List.of(app, library), both.folders().stream().map(Folder::path).toList());
        assertEquals(FolderSet.Kind.TOGETHER, both.set().kind());
        assertEquals("app, library", both.set().name());
        var state = new FolderState(List.of(), library.resolve("lib.rs"), List.of(library), Map.of());
        workspace.save(both.set(), state).await();

        DiskWorkspace later = startWorkspace();
        FolderSet last = later.recent().await().getFirst();
        assertEquals(both.set(), last);
        OpenedSet again = later.open(last.path()).await();
        assertEquals(List.of(app, library), again.folders().stream().map(Folder::path).toList());
        assertEquals(state, again.state());
        OpenedSet left = later.change(again.set(), List.of(library)).await();
        assertEquals(FolderSet.alone(library), left.set(), "one that is left is alone again");
        assertEquals(List.of(), names(app));
    }

    @Test
    void a_file_of_the_users_is_opened_changed_and_kept() throws Exception {
        Path app = Files.createDirectory(base.resolve("app"));
        Path library = Files.createDirectory(base.resolve("library"));
        Path file = Files.writeString(base.resolve("all.code-workspace"),
                "{\"folders\": [{\"path\": \"app\"}, {\"path\": \"gone\"}], \"settings\": {} // theirs\n}");
        OpenedSet opened = workspace.open(file).await();
        assertEquals(List.of(app), opened.folders().stream().map(Folder::path).toList());
        assertEquals(List.of(new Failure.Missing(base.resolve("gone"))), opened.failures());
        assertEquals("all", opened.set().name());
        OpenedSet more = workspace.change(opened.set(), List.of(app, library)).await();
        assertEquals(new FolderSet(file, List.of(app, library), FolderSet.Kind.SAVED), more.set());
        assertTrue(Files.readString(file).contains("// theirs"));
        OpenedSet one = workspace.change(more.set(), List.of(library)).await();
        assertEquals(FolderSet.Kind.SAVED, one.set().kind(), "the file says so, even of one");
        Path other = base.resolve("other.rust-ai-workspace");
        assertEquals(other, workspace.saveAs(more.set(), other).await().path());
        assertEquals(List.of(app, library), startWorkspace().open(other).await().set().folders());
        assertEquals(List.of(other, file), workspace.recent().await().stream().map(FolderSet::path).limit(2).toList());
    }

    @Test
    void a_set_without_any_folder_that_opens_says_why() throws Exception {
        Path file = Files.writeString(base.resolve("x.rust-ai-workspace"), "{\"folders\": [{\"path\": \"gone\"}]}");
        assertEquals(new Failure.Missing(base.resolve("gone")), failure(file));
        Files.writeString(file, "{\"folders\": []}");
        assertInstanceOf(Failure.BadContent.class, failure(file));
        Path app = Files.createDirectory(base.resolve("app"));
        var failed = assertThrows(ExecutionException.class,
                () -> workspace.change(FolderSet.alone(app), List.of(app, base.resolve("nowhere"))).await());
        assertInstanceOf(FailureException.class, failed.getCause());
        assertFalse(Files.exists(base.resolve("state/workspaces")));
    }

    @Test
    void files_of_our_own_go_when_nobody_remembers_them() throws Exception {
        Path first = Files.createDirectory(base.resolve("f"));
        for (int i = 0; i < 22; i++) {
            Path other = Files.createDirectory(base.resolve("f" + i));
            workspace.change(FolderSet.alone(first), List.of(first, other)).await();
        }
        assertEquals(20, names(base.resolve("state/workspaces")).size());
        assertEquals(20, workspace.recent().await().size());
    }

    private static List<String> names(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static Path only(Path folder) throws IOException {
        assertEquals(1, names(folder).size());
        return folder.resolve(names(folder).getFirst());
    }

    private Failure failure(Path path) {
        var failed = assertThrows(ExecutionException.class, () -> workspace.open(path).await());
        return assertInstanceOf(FailureException.class, failed.getCause()).failure();
    }
}
