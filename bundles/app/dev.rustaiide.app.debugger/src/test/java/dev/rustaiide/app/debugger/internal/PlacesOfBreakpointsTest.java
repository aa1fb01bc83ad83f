package dev.rustaiide.app.debugger.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.List;

import org.eclipse.swt.widgets.Display;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.foundation.platform.StandardPaths;
import dev.rustaiide.system.debug.adapter.Breakpoint;
import dev.rustaiide.system.debug.adapter.Breakpoint.AtLine;
import dev.rustaiide.system.debug.adapter.Breakpoint.Status;
import dev.rustaiide.system.debug.adapter.Breakpoint.When;

/** What becomes of breakpoints that a debugger has no place for, or another. */
class PlacesOfBreakpointsTest {
    @TempDir
    Path folder;
    private Display display;
    private KeptBreakpoints breakpoints;
    private Path file;

    private record Paths(Path config, Path data, Path cache, Path logs, Path state) implements StandardPaths {}

    @BeforeEach
    void open() {
        assumeTrue(System.getenv("DISPLAY") != null, "there is no display");
        display = new Display();
        breakpoints = new KeptBreakpoints(new Paths(folder, folder, folder, folder, folder), new Ui(display));
        file = folder.resolve("main.rs");
    }

    @AfterEach
    void close() {
        if (display != null) {
            display.dispose();
        }
    }

    private AtLine line(int line) {
        return new AtLine(file, line, When.ALWAYS);
    }

    private List<Integer> lines() {
        return breakpoints.in(file).stream().map(kept -> kept.line().orElseThrow().line()).toList();
    }

    @Test
    void one_that_stops_at_another_line_is_there_from_now_on() {
        breakpoints.add(line(3));
        breakpoints.add(line(8));
        breakpoints.setStatuses(List.of(new Status(line(3), true, 5, ""), new Status(line(8), true, 8, "")));
        assertEquals(List.of(5, 8), lines());
        breakpoints.over();
        assertEquals(List.of(5, 8), lines());
    }

    @Test
    void one_that_comes_to_where_another_is_becomes_one_with_it_unless_that_counts_otherwise() {
        var sometimes = new AtLine(file, 5, new When("x > 1", "", ""));
        breakpoints.add(line(3));
        breakpoints.add(line(5));
        breakpoints.setStatus(new Status(line(3), true, 5, ""));
        assertEquals(List.of(5), lines());
        breakpoints.removeAll();
        breakpoints.add(line(3));
        breakpoints.add(sometimes);
        breakpoints.setStatus(new Status(line(3), true, 5, ""));
        assertEquals(List.of(3, 5), lines(), "nothing that somebody has set is lost");
    }

    @Test
    void why_one_has_no_place_is_known_until_the_code_is_changed_after_the_end() {
        breakpoints.add(line(3));
        breakpoints.setStatuses(List.of(new Status(line(3), false, -1, "no statement is there")));
        assertTrue(breakpoints.isIdle(line(3)));
        breakpoints.moved(file, List.of(4));
        assertTrue(breakpoints.isIdle(line(4)), "the program that runs is as it was");
        breakpoints.over();
        assertTrue(breakpoints.words(line(4)).contains("no statement is there."), breakpoints.words(line(4)));
        breakpoints.moved(file, List.of(4));
        assertFalse(breakpoints.isIdle(line(4)), "who knows what the changed program has there");
    }

    @Test
    void several_that_move_by_a_line_take_what_is_known_of_them_along() {
        breakpoints.add(line(3));
        breakpoints.add(line(4));
        breakpoints.setStatuses(List.of(new Status(line(3), false, -1, ""), new Status(line(4), true, 4, "")));
        breakpoints.moved(file, List.of(4, 5));
        assertTrue(breakpoints.isIdle(line(4)));
        assertFalse(breakpoints.isIdle(line(5)));
    }

    @Test
    void what_has_no_place_says_why_and_what_to_do() {
        for (Breakpoint each : List.of(line(3), new Breakpoint.AtFunction("total", When.ALWAYS))) {
            String own = new Status(each, false, -1, "").words();
            String said = new Status(each, false, -1, "nothing found").words();
            assertTrue(own.startsWith("The program has no ") && own.contains("what nothing calls"), own);
            assertTrue(said.startsWith("The debugger has no place for it: nothing found. "), said);
        }
        assertEquals("No code is at line 4: it stops at line 6, the next that has some.",
                new Status(line(3), true, 5, "").words());
        assertEquals("", new Status(line(3), true, 3, "").words());
    }
}
