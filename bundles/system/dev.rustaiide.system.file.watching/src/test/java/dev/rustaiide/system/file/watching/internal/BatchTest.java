package dev.rustaiide.system.file.watching.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Set;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;

import dev.rustaiide.system.file.watching.FileChanges;

class BatchTest {
    private static final Path ROOT = Path.of("/r");
    private static final Path FILE = ROOT.resolve("f");
    private static final Set<Path> ONE = Set.of(FILE);
    private static final Set<Path> NONE = Set.of();

    @Test
    void several_changes_to_one_path_are_told_as_one() {
        check(batch -> {
            batch.created(FILE, false);
            batch.changed(FILE);
        }, new FileChanges(ONE, NONE, NONE, NONE));
        check(batch -> {
            batch.changed(FILE);
            batch.deleted(FILE);
        }, new FileChanges(NONE, NONE, ONE, NONE));
        check(batch -> {
            batch.deleted(FILE);
            batch.created(FILE, false);
        }, new FileChanges(NONE, ONE, NONE, NONE));
        check(batch -> {
            batch.deleted(FILE);
            batch.created(FILE, true);
        }, new FileChanges(NONE, NONE, NONE, ONE));
        check(batch -> {
            batch.created(FILE, false);
            batch.deleted(FILE);
        }, new FileChanges(NONE, NONE, ONE, NONE));
    }

    @Test
    void a_root_to_read_again_covers_everything() {
        check(batch -> {
            batch.rescan(ROOT);
            batch.created(FILE, false);
        }, new FileChanges(NONE, NONE, NONE, Set.of(ROOT)));
    }

    @Test
    void too_many_changes_become_one_root_to_read_again() {
        check(batch -> {
            for (int i = 0; i < 30_000; i++) {
                batch.created(ROOT.resolve("f" + i), false);
            }
        }, new FileChanges(NONE, NONE, NONE, Set.of(ROOT)));
    }

    private static void check(Consumer<Batch> changes, FileChanges expected) {
        var batch = new Batch(ROOT);
        changes.accept(batch);
        assertEquals(expected, batch.take());
        assertTrue(batch.isEmpty());
    }
}
