package dev.rustaiide.app.debugger.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;

import dev.rustaiide.app.debugger.internal.KeptBreakpoints.Kept;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.Position;
import dev.rustaiide.system.debug.adapter.Breakpoint;
import dev.rustaiide.system.debug.adapter.Breakpoint.When;
import dev.rustaiide.system.debug.adapter.Frame;
import dev.rustaiide.system.debug.adapter.MemoryBlock;
import dev.rustaiide.system.debug.adapter.Variable;

class InlineValuesTest {
    private static final Text CODE = Text.of("""
            fn total(order: &Order) -> f64 {
                let mut sum = 0.0;
                // sum and rate are explained here
                let rate = order.rate(sum);
                sum += rate;
                sum
            }
            """);

    private static Variable variable(String name, String value) {
        return new Variable(name, value, "", 0, 0, "", "");
    }

    @Test
    void a_value_stands_where_its_variable_was_named_last() {
        List<Variable> variables = List.of(variable("order", "Order"), variable("sum", "1"), variable("rate", "2"));
        Map<Integer, String> notes = InlineValues.of(CODE, 0, 3, variables);
        assertEquals(Set.of(3), notes.keySet());
        assertEquals(Set.of("order = Order", "sum = 1", "rate = 2"), Set.of(notes.get(3).split("   ")));
    }

    @Test
    void fields_and_comments_are_no_variables_and_nothing_is_shown_below_the_stop() {
        assertEquals(Map.of(1, "sum = 1"), InlineValues.of(CODE, 1, 2, List.of(variable("sum", "1"),
                variable("rate", "2"))));
        assertEquals(Map.of(), InlineValues.of(Text.of("a.sum\n"), 0, 0, List.of(variable("sum", "1"))));
    }

    @Test
    void of_two_with_one_name_the_inner_one_counts_and_long_values_are_cut() {
        Map<Integer, String> notes = InlineValues.of(CODE, 1, 1,
                List.of(variable("sum", "1"), variable("sum", "x".repeat(100))));
        assertEquals("sum = " + "x".repeat(59) + "…", notes.get(1));
    }

    @Test
    void what_is_pointed_at_is_followed_from_its_variable_on() {
        Text text = Text.of("    order.items[2].price + total(x)\n");
        assertEquals(Optional.of("order"), ValueSource.expression(text, new Position(0, 5)));
        assertEquals(Optional.of("order.items"), ValueSource.expression(text, new Position(0, 11)));
        assertEquals(Optional.of("order.items[2].price"), ValueSource.expression(text, new Position(0, 20)));
        assertEquals(Optional.empty(), ValueSource.expression(text, new Position(0, 28)), "a function has no value");
        assertEquals(Optional.of("x"), ValueSource.expression(text, new Position(0, 33)));
        assertEquals(Optional.empty(), ValueSource.expression(text, new Position(7, 0)));
    }

    @Test
    void memory_is_shown_sixteen_bytes_a_line() {
        byte[] bytes = "Hello, debugger!\n".getBytes(StandardCharsets.US_ASCII);
        List<MemoryPage.Line> lines = MemoryPage.lines(new MemoryBlock(0x7fff10, bytes));
        assertEquals(new MemoryPage.Line("00000000007fff10", "48 65 6c 6c 6f 2c 20 64  65 62 75 67 67 65 72 21",
                "Hello, debugger!"), lines.getFirst());
        assertEquals(new MemoryPage.Line("00000000007fff20", "0a", "·"), lines.getLast());
        assertEquals(true, DisassemblyPage.isSame("0x00005555", "0X5555"));
    }

    @Test
    void frames_of_libraries_are_folded_but_for_the_first() {
        List<Frame> frames = List.of(frame(1, false), frame(2, false), frame(3, true), frame(4, false), frame(5, true));
        assertEquals(List.of(new StackRows.OneFrame(frames.get(0)), new StackRows.OneFrame(frames.get(1)),
                new StackRows.OneFrame(frames.get(2)), new StackRows.OneFrame(frames.get(3)),
                new StackRows.OneFrame(frames.get(4))), StackRows.folded(frames), "one alone is no fold");
        List<Frame> tail = List.of(frame(1, true), frame(2, false), frame(3, false));
        assertEquals(List.of(new StackRows.OneFrame(tail.getFirst()), new StackRows.Folded(1, tail.subList(1, 3))),
                StackRows.folded(tail));
    }

    @Test
    void folded_frames_say_whose_they_are() {
        var names = List.of("tokio::runtime::task::raw::poll", "tokio::runtime::coop::budget",
                "<core::panic::unwind_safe::AssertUnwindSafe<F> as core::ops::function::FnOnce<()>>::call_once",
                "std::panicking::catch_unwind", "std::panic::catch_unwind", "std::sys::go", "__rust_try", "_start");
        assertEquals("std and tokio", StackRows.libraries(names.stream().map(name -> new Frame(1, name,
                Optional.empty(), new Position(0, 0), Frame.Kind.LIBRARY, "")).toList()));
        assertEquals("libraries", StackRows.libraries(List.of(frame(1, false))));
    }

    private static Frame frame(long id, boolean own) {
        return new Frame(id, "f" + id, Optional.empty(), new Position(0, 0), own ? Frame.Kind.OWN
                : Frame.Kind.LIBRARY, "");
    }

    @Test
    void breakpoints_come_back_as_they_were_kept() throws Exception {
        List<Kept> kept = List.of(
                new Kept(new Breakpoint.AtLine(Path.of("/a/b.rs"), 7, new When("x > 1", "3", "")), true),
                new Kept(new Breakpoint.AtLine(Path.of("/a/b.rs"), 9, new When("", "", "{x}")), false),
                new Kept(new Breakpoint.AtFunction("a::b", When.ALWAYS), true),
                new Kept(new Breakpoint.OnException("cpp_throw", ""), true));
        assertEquals(kept, KeptBreakpoints.read(KeptBreakpoints.print(kept)));
        assertEquals(List.of(), KeptBreakpoints.read(Json.parse("[{\"file\": 3}, 4, {}]")));
    }
}
