package dev.rustaiide.app.diff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;

import org.eclipse.swt.SWT;
import org.junit.jupiter.api.Test;

import dev.rustaiide.app.ui.components.Icon;
import dev.rustaiide.app.ui.components.ThemeChoice;
import dev.rustaiide.app.ui.components.Themes;
import dev.rustaiide.app.ui.components.Token;
import dev.rustaiide.foundation.text.Text;

/** On a display: {@code xvfb-run -a releng/quick app.diff}. */
class DiffViewTest {
    @Test
    void both_themes_and_both_layouts_show_what_was_removed_and_added() throws Exception {
        try (DiffFixture on = new DiffFixture()) {
            on.view.show(ComparisonTest.compare("same\nold line here\nsame\n", "same\nnew line here\nsame\n"));
            for (ThemeChoice theme : new ThemeChoice[] {ThemeChoice.LIGHT, ThemeChoice.DARK}) {
                ((Themes) on.look).choose(theme);
                for (DiffLayout layout : DiffLayout.values()) {
                    on.view.setDiffLayout(layout);
                    Set<Integer> found = on.colours();
                    assertTrue(DiffFixture.near(found, on.tinted(Token.REMOVED, 30)), theme + " " + layout);
                    assertTrue(DiffFixture.near(found, on.tinted(Token.ADDED, 30)), theme + " " + layout);
                }
            }
            on.view.show(ComparisonTest.compare("same\n", "same\n"));
            assertFalse(DiffFixture.near(on.colours(), on.tinted(Token.ADDED, 30)));
        }
    }

    @Test
    void keys_go_from_change_to_change_and_tick() throws Exception {
        try (DiffFixture on = new DiffFixture()) {
            BitSet ticked = new BitSet();
            ticked.set(0, 3);
            String before = "a\n1\n2\n3\n4\n5\n6\n7\n8\n9\nb\nx\ny\nz\nw\nv\nu\nt\ns\nc\nend\n";
            on.view.show(ComparisonTest.compare(before, before.replace("a\n", "A\n").replace("b\n", "B\n")
                    .replace("c\n", "C\n")));
            on.view.setTicks(ticked::get, hunk -> {
                ticked.flip(hunk);
                on.view.refresh();
            });
            assertEquals("Differences, change 1 of 3: line 1 replaced by line 1, taken", on.spoken());
            on.key(SWT.ARROW_DOWN, '\0', SWT.ALT);
            on.key(' ', ' ', 0);
            assertEquals("{0, 2}", ticked.toString());
            assertEquals("Differences, change 2 of 3: line 11 replaced by line 11, left out", on.spoken());
            on.key(SWT.ARROW_UP, '\0', SWT.ALT);
            on.key(SWT.CR, '\r', 0);
            assertEquals("{2}", ticked.toString());
            on.key(SWT.ARROW_DOWN, '\0', SWT.ALT);
            on.key(SWT.ARROW_DOWN, '\0', SWT.ALT);
            on.key(SWT.ARROW_DOWN, '\0', SWT.ALT);
            assertEquals("Differences, change 3 of 3: line 20 replaced by line 20, taken", on.spoken());
        }
    }

    @Test
    void tips_tell_the_keys_that_the_commands_have_now() throws Exception {
        try (DiffFixture on = new DiffFixture()) {
            assertEquals(List.of("Previous change", "Next change (F7)"), on.tips().subList(0, 2));
            on.give(DiffView.NEXT, "Alt+F5");
            on.give(DiffView.PREVIOUS, "Shift+Alt+F5");
            assertEquals(List.of("Previous change (Shift+Alt+F5)", "Next change (Alt+F5)"), on.tips().subList(0, 2));
        }
    }

    @Test
    void the_button_of_the_current_change_can_be_pressed_by_a_command_but_no_tick() throws Exception {
        try (DiffFixture on = new DiffFixture()) {
            assertFalse(on.view.canTake(), "nothing is shown");
            on.view.show(ComparisonTest.compare("a\nb\nc\n", "A\nb\nC\n"));
            on.view.setTicks(hunk -> true, hunk -> { });
            assertFalse(on.view.canTake());
            List<Integer> taken = new ArrayList<>();
            on.view.setAction(Icon.UNDO, "Take it back", taken::add);
            on.view.step(1);
            assertTrue(on.view.canTake());
            on.view.take();
            assertEquals(List.of(1), taken);
        }
    }

    @Test
    void what_is_typed_in_the_new_text_is_shown_at_once_and_told() throws Exception {
        try (DiffFixture on = new DiffFixture()) {
            Text[] text = {Text.of("fn a() {\n    one\n}\n")};
            Text old = Text.of("fn a() {\n    two\n}\n");
            on.view.show(ComparisonTest.compare(old, text[0]));
            on.view.setEditable(true, change -> text[0] = text[0].apply(List.of(change)));
            on.view.step(0);
            on.key(SWT.END, '\0', 0);
            on.key('!', '!', 0);
            on.key(SWT.CR, '\r', 0);
            on.key('x', 'x', 0);
            assertEquals("fn a() {\n    one!\n    x\n}\n", text[0].toString());
            assertEquals(text[0].toString(), on.view.comparison().after().text().toString());
            assertEquals(1, on.view.comparison().hunks().size());
            for (int i = 0; i < 7; i++) {
                on.key(SWT.BS, '\b', 0);
            }
            assertEquals("fn a() {\n    one\n}\n", text[0].toString());
            on.view.update(ComparisonTest.compare(old, text[0]));
            assertEquals(1, on.view.comparison().hunks().size());
        }
    }
}
