package dev.rustaiide.app.editor.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.rustaiide.app.documents.DocumentChange;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.text.TextChange;
import dev.rustaiide.foundation.types.Range;
import dev.rustaiide.foundation.types.Symbol;
import dev.rustaiide.foundation.types.SymbolKind;

class OutlineTest {
    private static final Text TEXT = Text.of("mod m {\n  fn a() {}\n  fn b() {}\n}\n");

    private static Symbol symbol(String name, Range range, Range selection, Symbol... children) {
        return new Symbol(name, SymbolKind.FUNCTION, "", range, selection, List.of(children));
    }

    private static Outline outline() {
        Symbol a = symbol("a", Range.of(1, 2, 1, 11), Range.of(1, 5, 1, 6));
        Symbol b = symbol("b", Range.of(2, 2, 2, 11), Range.of(2, 5, 2, 6));
        return new Outline(TEXT, List.of(symbol("m", Range.of(0, 0, 3, 1), Range.of(0, 4, 0, 5), a, b)), List.of());
    }

    private static List<String> names(Outline outline, int offset) {
        return outline.around(offset).stream().map(level -> level.symbol().name()).toList();
    }

    @Test
    void a_place_has_the_declarations_around_it_and_each_has_its_neighbours() {
        int within = TEXT.toString().indexOf("a()");
        assertEquals(List.of("m", "a"), names(outline(), within));
        assertEquals(2, outline().around(within).getLast().siblings().size());
        assertEquals(List.of("m"), names(outline(), 2));
        assertEquals(List.of(), names(outline(), TEXT.length()));
    }

    @Test
    void edits_before_and_within_are_followed_in_both_directions() {
        Text text = TEXT;
        Outline outline = outline();
        for (TextChange change : List.of(TextChange.insert(0, "// one\n// two\n"), TextChange.insert(24, "\n\n"),
                TextChange.of(0, 3, "#"))) {
            DocumentChange edit = DocumentChange.of(text, List.of(change));
            outline = outline.edited(edit);
            text = edit.after();
        }
        int b = text.toString().indexOf("b()");
        assertEquals(List.of("m", "b"), names(outline, b));
        assertEquals(b, outline.offsetOf(outline.around(b).getLast().symbol()));
    }

    @Test
    void behind_hundreds_of_edits_it_is_too_old() {
        Text text = TEXT;
        Outline outline = outline();
        for (int i = 0; i <= 500; i++) {
            DocumentChange edit = DocumentChange.of(text, List.of(TextChange.insert(0, " ")));
            outline = outline.edited(edit);
            text = edit.after();
        }
        assertTrue(outline.isEmpty());
    }
}
