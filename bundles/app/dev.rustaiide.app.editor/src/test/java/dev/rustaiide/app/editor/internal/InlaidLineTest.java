package dev.rustaiide.app.editor.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.eclipse.swt.graphics.Rectangle;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.junit.jupiter.api.Test;

import dev.rustaiide.app.editor.EditorView.Inlay;

class InlaidLineTest {
    private static final int CELL = 10;

    private static InlaidLine line(String text, List<Inlay> inlays) {
        return new InlaidLine(new CellLine(text, new CellMetrics(null, CELL, 8, 10, 14, 4)), inlays,
                (gc, inlay, x, y) -> { });
    }

    private static Inlay at(int column, int width, boolean beforeCaret) {
        return new Inlay(column, "x", width, 0, 0, beforeCaret);
    }

    @Test
    void a_type_follows_the_caret_and_the_name_of_a_parameter_comes_before_it() {
        InlaidLine line = line("let a = f(b)", List.of(at(5, 30, false), at(10, 50, true)));
        assertEquals(50, line.xOf(5));
        assertEquals(90, line.xOf(6));
        assertEquals(180, line.xOf(10));
        assertEquals(200, line.width());
    }

    @Test
    void what_is_selected_up_to_a_label_leaves_it_out_and_across_it_takes_it_in() {
        InlaidLine line = line("abcd", List.of(at(2, 30, false)));
        assertEquals(new Rectangle(0, 0, 20, 14), line.boxes(0, 2, 14).getFirst());
        assertEquals(new Rectangle(50, 0, 20, 14), line.boxes(2, 4, 14).getFirst());
        assertEquals(new Rectangle(10, 0, 50, 14), line.boxes(1, 3, 14).getFirst());
    }

    @Test
    void a_click_on_a_label_puts_the_caret_beside_it() {
        InlaidLine line = line("abcd", List.of(at(2, 30, false)));
        assertEquals(2, line.columnAt(21));
        assertEquals(2, line.columnAt(49));
        assertEquals(3, line.columnAt(58));
        assertEquals(0, line.inlayAt(30));
        assertEquals(-1, line.inlayAt(50));
    }

    @Property(tries = 300)
    void every_caret_is_found_again_where_it_stands(@ForAll("lines") List<Inlay> inlays) {
        InlaidLine line = line("0123456789", inlays);
        int last = -1;
        for (int column = 0; column <= 10; column++) {
            int x = line.xOf(column);
            assertTrue(x >= last, inlays.toString());
            assertEquals(column, line.columnAt(x), inlays + " at " + column);
            last = x;
        }
        assertTrue(line.width() >= last);
    }

    @Provide
    Arbitrary<List<Inlay>> lines() {
        return Combinators.combine(Arbitraries.integers().between(0, 10), Arbitraries.integers().between(1, 60),
                Arbitraries.of(true, false)).as(InlaidLineTest::at).list().ofMaxSize(5);
    }
}
