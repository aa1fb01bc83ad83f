package dev.rustaiide.app.debugger.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

import org.eclipse.swt.widgets.Display;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.foundation.platform.StandardPaths;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.system.debug.adapter.Breakpoint;
import dev.rustaiide.system.debug.adapter.Breakpoint.When;
import dev.rustaiide.system.debug.adapter.ExceptionFilter;

/** What is kept of debugging, on the disk of this machine. */
class FolderNotesTest {
    @TempDir
    Path folder;

    private record Paths(Path config, Path data, Path cache, Path logs, Path state) implements StandardPaths {}

    private static void turn(Display display, BooleanSupplier until) {
        long end = System.nanoTime() + 10_000_000_000L;
        while (!until.getAsBoolean() && System.nanoTime() < end) {
            if (!display.readAndDispatch()) {
                display.timerExec(10, () -> { });
                display.sleep();
            }
        }
        assertTrue(until.getAsBoolean(), "waited in vain");
    }

    /** In the file itself: what takes its place has the text a moment before. */
    private boolean isKept(String text) {
        try {
            return Files.readString(folder.resolve("debug/none.json")).contains(text);
        } catch (IOException notYet) {
            return false;
        }
    }

    @Test
    void breakpoints_come_back_as_they_were_left() {
        assumeTrue(System.getenv("DISPLAY") != null, "there is no display");
        var display = new Display();
        try {
            var paths = new Paths(folder, folder, folder, folder, folder);
            var first = new KeptBreakpoints(paths, new Ui(display));
            turn(display, () -> !first.all().isEmpty());
            assertEquals(List.of(KeptBreakpoints.PANICS), first.active(), "panics stop a program from the start");
            first.toggleAll();
            first.toggleAll();
            first.add(new Breakpoint.AtFunction("shop::total", new When("x", "", "")));
            first.offer(List.of(new ExceptionFilter("raised", "Raised Exceptions", false)));
            first.add(new Breakpoint.OnMemory("1", "write", "x", When.ALWAYS));
            first.forgetMemory();
            var told = new ArrayList<>(first.all());
            assertEquals(3, told.size());
            turn(display, () -> isKept("shop::total") && isKept("raised"));
            var second = new KeptBreakpoints(paths, new Ui(display));
            turn(display, () -> second.all().equals(told));
            second.offer(List.of(new ExceptionFilter("raised", "Raised Exceptions", true)));
            assertEquals(told, second.all(), "what people chose stays");
        } finally {
            display.dispose();
        }
    }

    private static FolderNotes.Owner owner(List<Json> read) {
        return new FolderNotes.Owner() {
            @Override
            public void clear() {
                read.clear();
            }

            @Override
            public void read(Json part) {
                read.add(part);
            }
        };
    }

    @Test
    void what_people_do_before_the_notes_are_read_costs_nothing_that_was_kept() throws Exception {
        assumeTrue(System.getenv("DISPLAY") != null, "there is no display");
        Files.createDirectories(folder.resolve("debug"));
        Files.writeString(folder.resolve("debug/none.json"), "{\"watches\": [\"old\"]}");
        var display = new Display();
        try {
            var paths = new Paths(folder, folder, folder, folder, folder);
            var notes = new FolderNotes(paths, new Ui(display));
            var breakpoints = new KeptBreakpoints(notes);
            breakpoints.add(new Breakpoint.AtFunction("early", When.ALWAYS));
            notes.put("watches", Json.strings(List.of("new")));
            List<Json> watches = new ArrayList<>();
            notes.own("watches", owner(watches));
            turn(display, () -> isKept("early"));
            assertTrue(isKept("old") && isKept("rust_panic"), "what was there is there still");
            assertEquals(List.of(Json.strings(List.of("old"))), watches);
        } finally {
            display.dispose();
        }
    }

    @Test
    void a_file_that_cannot_be_read_is_not_written_over() throws Exception {
        assumeTrue(System.getenv("DISPLAY") != null, "there is no display");
        Files.createDirectories(folder.resolve("debug/none.json"));
        var display = new Display();
        try {
            var notes = new FolderNotes(new Paths(folder, folder, folder, folder, folder), new Ui(display));
            List<Json> read = new ArrayList<>();
            notes.own("breakpoints", owner(read));
            long end = System.nanoTime() + 300_000_000L;
            turn(display, () -> System.nanoTime() > end);
            assertEquals(List.of(), read);
        } finally {
            display.dispose();
        }
    }

    @Test
    void a_file_that_somebody_else_has_written_is_no_reason_to_fail() throws Exception {
        assumeTrue(System.getenv("DISPLAY") != null, "there is no display");
        Files.createDirectories(folder.resolve("debug"));
        Files.writeString(folder.resolve("debug/none.json"), "{\"breakpoints\": [7, {\"file\": \"\\u0000\"}], \"w");
        var display = new Display();
        try {
            var notes = new FolderNotes(new Paths(folder, folder, folder, folder, folder), new Ui(display));
            List<Json> read = new ArrayList<>();
            notes.own("breakpoints", owner(read));
            turn(display, () -> !read.isEmpty());
            assertEquals(List.of(Json.NULL), read);
        } finally {
            display.dispose();
        }
    }
}
