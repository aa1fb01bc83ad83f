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
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.app.workspace.management.Folder;
import dev.rustaiide.app.workspace.management.FolderEvent;
import dev.rustaiide.app.workspace.management.TrustDecided;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;

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
        Folder folder = workspace.open(path).await();
        assertSame(folder, workspace.open(link).await());
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
        List<Path> recent = startWorkspace().recent().await();
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
        workspace.close(workspace.open(path).await());
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

    private Failure failure(Path path) {
        var failed = assertThrows(ExecutionException.class, () -> workspace.open(path).await());
        return assertInstanceOf(FailureException.class, failed.getCause()).failure();
    }
}
