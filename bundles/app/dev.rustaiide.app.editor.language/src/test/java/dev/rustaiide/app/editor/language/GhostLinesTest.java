package dev.rustaiide.app.editor.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Event;
import org.junit.jupiter.api.Test;

import dev.rustaiide.app.documents.Selections;
import dev.rustaiide.app.editor.EditorView;
import dev.rustaiide.app.ui.components.Token;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.text.TextChange;
import dev.rustaiide.foundation.types.Position;

/** Rows of ghost text below the caret's line. */
class GhostLinesTest {
    private static final String TEXT = "zero\none|\ntwo\nthree\nfour\n";
    private static final List<String> THREE = List.of("    a", "", "\tb");

    private static EditorView ghosts(EditorFixture fixture, List<String> lines) {
        EditorView view = fixture.editor.view();
        view.setGhostLines(fixture.document.text().offsetOf(fixture.caret()), lines);
        fixture.settle();
        return view;
    }

    private static int top(EditorFixture fixture, int line) {
        return fixture.editor.view().locationOf(fixture.document.text().lineStart(line)).y;
    }

    @Test
    void they_push_down_what_follows_and_nothing_else() {
        try (EditorFixture fixture = new EditorFixture(TEXT)) {
            int caret = top(fixture, 1);
            int next = top(fixture, 2);
            Position before = fixture.caret();
            EditorView view = ghosts(fixture, THREE);
            assertEquals(caret, top(fixture, 1));
            assertEquals(next + 3 * view.lineHeight(), top(fixture, 2));
            assertEquals(before, fixture.caret());
            assertEquals(2, view.lineAt(top(fixture, 2)), "it has the number that it had");
            ghosts(fixture, List.of());
            assertEquals(next, top(fixture, 2));
        }
    }

    @Test
    void a_point_on_them_is_the_end_of_their_line() {
        try (EditorFixture fixture = new EditorFixture(TEXT)) {
            EditorView view = ghosts(fixture, THREE);
            int y = top(fixture, 1) + 2 * view.lineHeight() + 3;
            assertEquals(8, view.offsetAt(fixture.xOf(0), y));
            assertEquals(8, view.offsetAt(fixture.xOf(40), y));
            assertEquals(-1, view.characterAt(fixture.xOf(0), y));
            assertEquals(1, view.lineAt(y));
            assertEquals(-1, view.inlayAt(fixture.xOf(0), y));
        }
    }

    @Test
    void every_place_of_the_text_is_found_again_whatever_stands_between() {
        try (EditorFixture fixture = new EditorFixture("fn f() {\n\tlet ä = \"日本\";\n" + "    call(x, y);\n|}\n"
                + "// end\n".repeat(9))) {
            Text text = fixture.document.text();
            Random random = new Random(11);
            EditorView view = fixture.editor.view();
            for (int round = 0; round < 40; round++) {
                view.setGhostLines(random.nextInt(text.length() + 1), THREE.subList(0, random.nextInt(4)));
                for (int offset = 0; offset <= text.length(); offset++) {
                    Point at = view.locationOf(offset);
                    assertEquals(offset, view.offsetAt(at.x, at.y), "round " + round);
                    assertEquals(offset, view.offsetAt(at.x, at.y + view.lineHeight() - 1), "round " + round);
                }
            }
        }
    }

    @Test
    void carets_pass_by_them() {
        try (EditorFixture fixture = new EditorFixture(TEXT)) {
            ghosts(fixture, THREE);
            fixture.key(SWT.ARROW_DOWN, '\0', 0);
            assertEquals(new Position(2, 3), fixture.caret());
            fixture.key(SWT.ARROW_UP, '\0', 0);
            assertEquals(new Position(1, 3), fixture.caret());
            fixture.key(SWT.ARROW_RIGHT, '\0', 0);
            assertEquals(new Position(2, 0), fixture.caret());
            fixture.editor.select(Selections.at(0));
            fixture.key(SWT.PAGE_DOWN, '\0', 0);
            fixture.key(SWT.PAGE_UP, '\0', 0);
            assertEquals(new Position(0, 0), fixture.caret());
        }
    }

    @Test
    void behind_the_last_line_nothing_is_below() {
        try (EditorFixture fixture = new EditorFixture("zero\none|")) {
            ghosts(fixture, THREE);
            fixture.key(SWT.ARROW_DOWN, '\0', 0);
            assertEquals(new Position(1, 3), fixture.caret());
        }
    }

    @Test
    void an_edit_elsewhere_takes_them_away_with_what_they_belong_to() {
        try (EditorFixture fixture = new EditorFixture(TEXT)) {
            EditorView view = ghosts(fixture, THREE);
            fixture.document.edit(List.of(TextChange.of(0, 0, "new\nnew\n")));
            assertEquals(top(fixture, 3) + view.lineHeight(), top(fixture, 4));
        }
    }

    @Test
    void what_is_in_view_stays_where_it_is_when_rows_above_it_come_and_go() {
        try (EditorFixture fixture = new EditorFixture("top|\n" + "line\n".repeat(200))) {
            fixture.editor.view().canvas().notifyListeners(SWT.MouseVerticalWheel, wheel(-60));
            fixture.settle();
            int y = top(fixture, 80);
            assertTrue(top(fixture, 0) < 0, "it is scrolled away");
            ghosts(fixture, THREE);
            assertEquals(y, top(fixture, 80));
            ghosts(fixture, List.of());
            assertEquals(y, top(fixture, 80));
        }
    }

    private static Event wheel(int count) {
        Event event = new Event();
        event.type = SWT.MouseVerticalWheel;
        event.count = count;
        return event;
    }

    /** The text moves up when a click lets go of the rows above it: the button is still down, and the hand shakes. */
    @Test
    void a_click_below_them_selects_nothing_though_the_text_moves() {
        try (EditorFixture fixture = new EditorFixture(TEXT)) {
            EditorView view = ghosts(fixture, THREE);
            int y = top(fixture, 3) + 4;
            fixture.mouse(SWT.MouseDown, fixture.xOf(2) - 2, y);
            view.setGhostLines(0, List.of());
            fixture.mouse(SWT.MouseMove, fixture.xOf(2) - 1, y + 1);
            fixture.mouse(SWT.MouseUp, fixture.xOf(2) - 1, y + 1);
            assertEquals(3, fixture.caret().line());
            assertTrue(fixture.editor.selections().main().isEmpty());
            fixture.mouse(SWT.MouseDown, fixture.xOf(0), top(fixture, 1) + 4);
            fixture.mouse(SWT.MouseMove, fixture.xOf(2), top(fixture, 2) + 4);
            fixture.mouse(SWT.MouseUp, fixture.xOf(2), top(fixture, 2) + 4);
            assertEquals(2, fixture.caret().line(), "one that goes farther selects");
            assertTrue(!fixture.editor.selections().main().isEmpty());
        }
    }

    @Test
    void they_are_drawn_muted_where_they_stand_and_have_no_number() {
        try (EditorFixture fixture = new EditorFixture(TEXT)) {
            EditorView view = ghosts(fixture, List.of("    MMMM"));
            int y = top(fixture, 1) + view.lineHeight();
            RGB ghost = fixture.look.color(Token.GHOST).getRGB();
            assertTrue(has(fixture, fixture.xOf(4), y, ghost), "the letters");
            assertTrue(!has(fixture, fixture.xOf(12), y, ghost), "and nothing behind them");
            int gutter = fixture.xOf(0) - 20;
            RGB ground = fixture.look.color(Token.BACKGROUND).getRGB();
            assertEquals(1, colours(fixture, 0, y, gutter, ground), "no number");
            assertNotEquals(1, colours(fixture, 0, y + view.lineHeight(), gutter, ground), "line 3 has its number");
        }
    }

    private static boolean has(EditorFixture fixture, int x, int y, RGB colour) {
        ImageData data = shot(fixture);
        for (int i = x - 4; i < x + 4 * 8; i++) {
            for (int j = y; j < y + fixture.editor.view().lineHeight(); j++) {
                if (near(data.palette.getRGB(data.getPixel(i, j)), colour)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** 1 if all of a row up to {@code width} has one colour, more if not. */
    private static int colours(EditorFixture fixture, int x, int y, int width, RGB ground) {
        ImageData data = shot(fixture);
        int others = 1;
        for (int i = x; i < width; i++) {
            for (int j = y + 1; j < y + fixture.editor.view().lineHeight() - 1; j++) {
                others += near(data.palette.getRGB(data.getPixel(i, j)), ground) ? 0 : 1;
            }
        }
        return others;
    }

    private static boolean near(RGB one, RGB other) {
        return Math.abs(one.red - other.red) + Math.abs(one.green - other.green) + Math.abs(one.blue - other.blue) < 24;
    }

    private static ImageData shot(EditorFixture fixture) {
        fixture.rest(60);
        Point size = fixture.editor.view().canvas().getSize();
        Image image = new Image(fixture.display, size.x, size.y);
        GC gc = new GC(fixture.editor.view().canvas());
        gc.copyArea(image, 0, 0);
        gc.dispose();
        ImageData data = image.getImageData();
        image.dispose();
        return data;
    }
}
