package dev.rustaiide.app.ui.components;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.Test;

import dev.rustaiide.app.ui.components.internal.ThemedLook;

class ScrolledPageTest {
    private static final int NEEDED = 400;

    /** How high the list of a page is, which wants {@link #NEEDED}, in a window of that height. */
    private static int list(int window, int added) {
        Display display = new Display();
        try {
            Shell shell = new Shell(display, SWT.NO_TRIM);
            Composite parent = new Composite(shell, SWT.NONE);
            var page = new ScrolledPage(parent, new ThemedLook());
            GridLayout layout = new GridLayout();
            layout.marginHeight = 0;
            layout.verticalSpacing = 0;
            page.body().setLayout(layout);
            Composite list = new Composite(page.body(), SWT.NONE);
            list.setLayout(new FillLayout());
            GridData data = new GridData(SWT.FILL, SWT.FILL, true, true);
            data.heightHint = NEEDED;
            list.setLayoutData(data);
            parent.setSize(300, window);
            parent.layout(true, true);
            data.heightHint = NEEDED + added;
            page.layout();
            return list.getSize().y;
        } finally {
            display.dispose();
        }
    }

    @Test
    void what_does_not_fit_is_scrolled_and_not_pressed_together() {
        assumeTrue(System.getenv("DISPLAY") != null, "there is no display");
        assertEquals(NEEDED, list(150, 0));
        assertEquals(NEEDED + 90, list(150, 90));
    }

    @Test
    void a_page_with_room_gives_it_to_its_list() {
        assumeTrue(System.getenv("DISPLAY") != null, "there is no display");
        assertEquals(700, list(700, 0));
    }
}
