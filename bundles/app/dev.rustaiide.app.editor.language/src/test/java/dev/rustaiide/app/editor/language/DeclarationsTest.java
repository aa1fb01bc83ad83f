package dev.rustaiide.app.editor.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.Test;

import dev.rustaiide.app.documents.Selections;
import dev.rustaiide.app.editor.EditorCommand;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.language.FoundSymbol;
import dev.rustaiide.foundation.types.Position;
import dev.rustaiide.foundation.types.Range;
import dev.rustaiide.foundation.types.Symbol;
import dev.rustaiide.foundation.types.SymbolKind;

class DeclarationsTest {
    private static Symbol symbol(String name, int first, int last) {
        return new Symbol(name, SymbolKind.FUNCTION, "", Range.of(first, 0, last, 1), Range.of(first, 3, first, 4),
                List.of());
    }

    private static EditorFixture shown(boolean syntactic) {
        EditorFixture fixture = new EditorFixture("fn a() {\n|\n}\nfn b() {\n\n}\n");
        fixture.features.setSyntactic(syntactic);
        fixture.features.answer(FoundSymbol.In.class,
                question -> List.of(symbol("told_a", 0, 2), symbol("told_b", 3, 5)));
        fixture.refresh(FoundSymbol.In.class);
        fixture.rest(300);
        return fixture;
    }

    /** What a click on the first declaration above the text offers the neighbours of; empty if there is none. */
    private static String clicked(EditorFixture fixture) {
        Canvas breadcrumb = fixture.find(Canvas.class, canvas -> canvas.getLocation().y == 0
                && canvas.getSize().y == 7 * Look.STEP && canvas != fixture.canvas()).orElseThrow();
        Event event = new Event();
        event.button = 1;
        event.x = 4 * Look.STEP;
        breadcrumb.redraw();
        breadcrumb.update();
        breadcrumb.notifyListeners(SWT.MouseDown, event);
        fixture.settle();
        return fixture.find(Text.class, Control::isVisible).map(Text::getMessage).orElse("");
    }

    @Test
    void who_knows_types_says_what_is_around_the_caret() {
        try (EditorFixture fixture = shown(false)) {
            assertEquals("Declarations beside told_a", clicked(fixture));
        }
    }

    @Test
    void what_was_said_is_right_after_edits_too() {
        try (EditorFixture fixture = shown(false)) {
            fixture.features.answerLater(FoundSymbol.In.class, question -> Call.start("never", scope -> {
                Thread.sleep(Long.MAX_VALUE);
                return List.of();
            }));
            fixture.editor.select(Selections.at(0));
            for (int i = 0; i < 3; i++) {
                fixture.editor.execute(EditorCommand.NEW_LINE);
            }
            fixture.editor.select(Selections.at(fixture.document.text().offsetOf(new Position(4, 0))));
            fixture.rest(700);
            assertEquals("Declarations beside told_a", clicked(fixture));
        }
    }

    @Test
    void what_is_known_by_syntax_only_the_editor_knows_itself() {
        try (EditorFixture fixture = shown(true)) {
            assertTrue(fixture.features.times(FoundSymbol.In.class) > 0);
            assertEquals(-1, clicked(fixture).indexOf("told"));
        }
    }
}
