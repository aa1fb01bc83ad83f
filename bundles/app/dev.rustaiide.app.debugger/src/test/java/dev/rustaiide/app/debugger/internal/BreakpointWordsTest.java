package dev.rustaiide.app.debugger.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

import dev.rustaiide.app.debugger.internal.KeptBreakpoints.Kept;
import dev.rustaiide.system.debug.adapter.Breakpoint;
import dev.rustaiide.system.debug.adapter.Breakpoint.When;

/** Breakpoints as lines that people write, and as they are kept. */
class BreakpointWordsTest {
    private static void check(String line, String place, String condition, String hits, String log) {
        assertEquals(new BreakpointWords(place, new When(condition, hits, log)), BreakpointWords.parse(line));
    }

    @Test
    void a_line_has_a_place_and_when_it_counts() {
        check("shop::total", "shop::total", "", "", "");
        check(" shop::total  if price > 3 ", "shop::total", "price > 3", "", "");
        check("<shop::Order as Drop>::drop from 5", "<shop::Order as Drop>::drop", "", "5", "");
        check("a::b if x from 2 print x is {x} if any", "a::b", "x", "2", "x is {x} if any");
        check("if price > 3", "", "price > 3", "", "");
        check("print {price}", "", "", "", "{price}");
        check("notify", "notify", "", "", "");
        check("from", "from", "", "", "");
        check("", "", "", "", "");
    }

    @Property(tries = 300)
    void what_was_read_is_read_the_same_again(@ForAll @StringLength(max = 30) String text) {
        BreakpointWords once = BreakpointWords.parse(text);
        assertEquals(once, BreakpointWords.parse(once.print()));
    }

    @Test
    void what_is_kept_is_read_again_but_for_places_in_memory() {
        When when = new When("x > 1", "3", "x is {x}");
        var all = List.of(new Kept(new Breakpoint.AtLine(Path.of("/a/b.rs"), 7, when), true),
                new Kept(new Breakpoint.AtFunction("a::b", When.ALWAYS), false),
                new Kept(new Breakpoint.OnException("cpp_throw", "x"), true),
                new Kept(new Breakpoint.OnMemory("0x10", "write", "x", when), true),
                new Kept(new Breakpoint.AtInstruction("0x10", when), true));
        assertEquals(all.subList(0, 3), KeptBreakpoints.read(KeptBreakpoints.print(all)));
    }
}
