package dev.rustaiide.app.ui.components;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.Test;

import dev.rustaiide.app.ui.components.internal.ThemedLook;
import dev.rustaiide.foundation.types.Severity;

class BannerTest {
    private static Rectangle[] buttons(int width) {
        Display display = new Display();
        try {
            Shell shell = new Shell(display);
            Banner banner = new Banner(shell, new ThemedLook(), Severity.WARNING, "Merge of a-branch-with-a-name");
            Button one = banner.addAction("Continue", true, () -> {});
            Button other = banner.addAction("Abort", false, () -> {});
            banner.setBounds(0, 0, width, banner.computeSize(width, -1).y);
            return new Rectangle[] {banner.getBounds(), one.getBounds(), other.getBounds()};
        } finally {
            display.dispose();
        }
    }

    @Test
    void what_can_be_done_stands_beside_the_words_where_there_is_room() {
        assumeTrue(System.getenv("DISPLAY") != null, "there is no display");
        Rectangle[] wide = buttons(900);
        assertTrue(wide[1].x > 450, "at the end");
        assertEquals(wide[1].y, wide[2].y);
        assertTrue(wide[0].height < 2 * wide[1].height + 4);
    }

    @Test
    void and_below_them_where_they_would_be_cut() {
        assumeTrue(System.getenv("DISPLAY") != null, "there is no display");
        Rectangle[] narrow = buttons(260);
        assertTrue(narrow[1].x < 60, "below the words");
        assertTrue(narrow[1].y >= 24 && narrow[1].y + narrow[1].height <= narrow[0].height, narrow[1].toString());
        assertTrue(narrow[2].x + narrow[2].width <= 260, narrow[2].toString());
    }
}
