package dev.rustaiide.app.assistant.internal.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.Test;

import dev.rustaiide.app.assistant.internal.parts.ScrollColumn;
import dev.rustaiide.app.ui.components.ThemeChoice;

class ScrollColumnTest {
    private static final int HEIGHT = 300;

    private ScrollColumn column;

    private void onScreen(Runnable test) throws ReflectiveOperationException {
        assumeTrue(System.getenv("DISPLAY") != null, "there is no display");
        Display display = new Display();
        try {
            Shell shell = new Shell(display);
            column = new ScrollColumn(shell, Gallery.look(ThemeChoice.LIGHT), "Conversation");
            column.setBounds(0, 0, 200, HEIGHT);
            shell.open();
            test.run();
        } finally {
            display.dispose();
        }
    }

    private Canvas child(int height) {
        Canvas child = new Canvas(column, SWT.NONE);
        column.setHeight(child, height);
        return child;
    }

    @Test
    void an_answer_that_grows_leaves_its_question_at_the_top() throws Exception {
        onScreen(this::growAnswer);
    }

    private void growAnswer() {
        child(500);
        Canvas question = child(40);
        Canvas answer = child(20);
        column.toEndFrom(question);
        assertTrue(column.isAtEnd());
        column.setHeight(answer, 2000);
        column.arrange();
        assertTrue(question.getBounds().y >= 0, "the question is in view");
        assertTrue(question.getBounds().y < 20, "and at the top");
    }

    @Test
    void whoever_scrolls_to_the_end_stays_there() throws Exception {
        onScreen(this::scrollToEnd);
    }

    private void scrollToEnd() {
        Canvas question = child(40);
        Canvas answer = child(2000);
        column.toEndFrom(question);
        column.by(5000);
        assertTrue(column.isAtEnd());
        column.setHeight(answer, 2400);
        column.arrange();
        assertTrue(column.isAtEnd());
        assertEquals(HEIGHT, answer.getBounds().y + answer.getBounds().height, 30);
    }
}
