package dev.rustaiide.ai.inference.llama.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.ai.inference.llama.internal.child.LlamaChild;
import dev.rustaiide.ai.inference.llama.internal.child.Order;
import dev.rustaiide.ai.inference.llama.internal.child.Report;
import dev.rustaiide.ai.inference.llama.internal.child.Wire;

/** The child's program, spoken to without anything between. */
@Timeout(60)
class LlamaChildTest {
    private static final Order.Form FREE = new Order.Form("", "");

    @TempDir
    private static Path folder;
    private static Process child;

    @BeforeAll
    static void start() throws Exception {
        assumeTrue(Natives.areThere(), "llama.cpp is not part of this build: releng/natives brings it");
        child = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC",
                "-XX:+DisplayVMOutputToStderr", "-cp", Natives.program().toString(), LlamaChild.class.getName(),
                new Natives(folder.resolve("cache"), Natives.FOLDER).folder().toString(),
                RandomFiles.writeWithGaps(folder.resolve("gaps.bin"), 3).toString(), "128", "4", "1").start();
        assertEquals(new Report.Ready(128, false), Wire.report(child.getInputStream()));
    }

    @AfterAll
    static void end() throws Exception {
        if (child != null) {
            child.getOutputStream().close();
            assertTrue(child.waitFor(20, TimeUnit.SECONDS), "the child stays when nobody is there any more");
            assertEquals(0, child.exitValue());
        }
    }

    private static void tell(int id, String before, String after, int most, Order.Form form) throws IOException {
        tell(new Order.Write(id, before, after, List.of(), most, List.of(), new Order.Style(0, 1, 0, 0, 0), form));
    }

    private static void tell(Order order) throws IOException {
        child.getOutputStream().write(Wire.bytes(order));
        child.getOutputStream().flush();
    }

    private static Report.End end(StringBuilder text) throws IOException {
        while (true) {
            switch (Wire.report(child.getInputStream())) {
                case Report.Piece piece -> text.append(piece.text());
                case Report.End end -> {
                    return end;
                }
                case Report other -> throw new AssertionError(other);
            }
        }
    }

    @Test
    void a_grammar_holds_from_where_it_is_told_to() throws Exception {
        var free = new StringBuilder();
        tell(1, "fn main", "", 20, FREE);
        assertEquals(Report.Reason.LENGTH, end(free).reason());
        String begin = free.substring(3, 6);
        var held = new StringBuilder();
        tell(2, "fn main", "", 20, new Order.Form("root ::= [0-9] \",\" [0-9]", begin));
        assertEquals(Report.Reason.COMPLETE, end(held).reason());
        int at = free.indexOf(begin) + 3;
        assertEquals(free.substring(0, at), held.substring(0, at));
        assertTrue(held.substring(at).matches("[0-9],[0-9]"), held.toString());
    }

    @Test
    void what_is_before_and_behind_a_gap_is_read_and_known_the_next_time() throws Exception {
        tell(1, "before", "after!", 4, FREE);
        Report.End first = end(new StringBuilder());
        assertEquals(1 + 6 + 6 + 3, first.read());
        tell(2, "before", "after!", 4, FREE);
        assertEquals(first.read() - 1, end(new StringBuilder()).reused());
        tell(3, "befo", "after!", 4, FREE);
        assertEquals(1 + 1 + 4, end(new StringBuilder()).reused());
    }

    @Test
    void what_another_text_begins_with_is_not_read_twice() throws Exception {
        String common = "x".repeat(40);
        tell(1, common + "1", "", 60, new Order.Form("root ::= [a-c]{60}", ""));
        assertInstanceOf(Report.Piece.class, Wire.report(child.getInputStream()));
        // The first one is still being written, in the place that has read what both begin with.
        tell(2, common + "2", "", 2, FREE);
        Report.End second = end(new StringBuilder());
        assertEquals(2, second.id());
        assertTrue(second.reused() >= 40, second.toString());
        assertEquals(60, end(new StringBuilder()).written());
    }

    @Test
    void texts_that_do_not_fit_together_are_all_written_to_their_ends() throws Exception {
        // The window of 128 is rounded up to 256 for all texts together, which three of these exceed.
        var texts = List.of(new StringBuilder(), new StringBuilder(), new StringBuilder());
        tell(0, "a".repeat(60), "", 1000, new Order.Form("root ::= [a-c]*", ""));
        tell(1, "b".repeat(60), "", 1000, new Order.Form("root ::= [d-f]{200}", ""));
        tell(2, "c".repeat(60), "", 1000, new Order.Form("root ::= [g-i]{200}", ""));
        for (int ended = 0; ended < 3;) {
            switch (Wire.report(child.getInputStream())) {
                case Report.Piece(int id, String text) -> texts.get(id).append(text);
                case Report.End end -> {
                    ended++;
                    assertEquals(end.written(), texts.get(end.id()).length());
                    assertTrue(end.id() == 0 || end.reason() == Report.Reason.WINDOW, end.toString());
                    assertTrue(end.id() == 0 || end.read() + end.written() == 128, end.toString());
                }
                case Report other -> throw new AssertionError(other);
            }
        }
        assertTrue(texts.get(1).toString().matches("[d-f]+"), texts.get(1).toString());
        assertTrue(texts.get(2).toString().matches("[g-i]+"), texts.get(2).toString());
    }

    @Test
    void what_is_stopped_says_nothing_more() throws Exception {
        tell(1, "fn", "", 100, new Order.Form("root ::= [a-c]{100}", ""));
        tell(new Order.Stop(1));
        tell(2, "fn", "", 5, new Order.Form("root ::= [d-f]{5}", ""));
        Report.End end = end(new StringBuilder());
        assertEquals(2, end.id());
    }
}
