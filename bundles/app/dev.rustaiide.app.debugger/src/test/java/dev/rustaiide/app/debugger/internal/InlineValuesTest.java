package dev.rustaiide.app.debugger.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
    void breakpoints_come_back_as_they_were_kept() throws Exception {
        List<Kept> kept = List.of(
                new Kept(new Breakpoint.AtLine(Path.of("/a/b.rs"), 7, new When("x > 1", "3", "")), true),
                new Kept(new Breakpoint.AtLine(Path.of("/a/b.rs"), 9, new When("", "", "{x}")), false),
                new Kept(new Breakpoint.AtFunction("a::b", When.ALWAYS), true),
                new Kept(new Breakpoint.OnException("cpp_throw", ""), true));
        assertEquals(kept, KeptBreakpoints.read(Json.parse(KeptBreakpoints.print(kept))));
        assertEquals(List.of(), KeptBreakpoints.read(Json.parse("{\"breakpoints\": [{\"file\": 3}, 4, {}]}")));
    }
}
