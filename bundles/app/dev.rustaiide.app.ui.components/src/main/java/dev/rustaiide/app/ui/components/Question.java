package dev.rustaiide.app.ui.components;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Shell;

/**
 * A question that has to be answered before the window goes on. Nothing waits for it in code: the answer is told to a
 * listener. Escape and closing it choose the last answer, which is to leave things as they are. UI thread only.
 */
public final class Question {
    private static final int WIDTH = 440;
    private static final int MARGIN = 6 * Look.STEP;
    private static final int BUTTON_GAP = 2 * Look.STEP;

    private final Shell shell;
    private final IntConsumer answered;
    private final int last;
    private boolean open = true;

    private Question(Shell shell, int last, IntConsumer answered) {
        this.shell = shell;
        this.last = last;
        this.answered = answered;
    }

    /**
     * Asks.
     *
     * @param title the question, in one sentence
     * @param text what follows from the answers; may be empty
     * @param answers the first is the one that most people want, the last leaves things as they are
     * @param answered gets the index of the answer, once
     */
    public static void ask(Shell parent, Look look, String title, String text, List<String> answers,
            IntConsumer answered) {
        ask(parent, look, title, text, answers, 0, answered);
    }

    /** As above, where Enter shall choose another answer than the first: {@code ready} is its index. */
    public static void ask(Shell parent, Look look, String title, String text, List<String> answers, int ready,
            IntConsumer answered) {
        Shell shell = new Shell(parent, SWT.DIALOG_TRIM | SWT.APPLICATION_MODAL);
        shell.setText(title);
        Question question = new Question(shell, answers.size() - 1, answered);
        Page page = new Page(shell, look, title, text);
        for (int i = 0; i < answers.size(); i++) {
            int index = i;
            Button button = new Button(page, look, answers.get(i), i == ready);
            button.setGround(Token.RAISED);
            button.onPress(() -> question.answer(index));
            page.buttons.add(button);
        }
        shell.addListener(SWT.Close, event -> question.answer(question.last));
        shell.addListener(SWT.Traverse, event -> {
            if (event.detail == SWT.TRAVERSE_ESCAPE) {
                event.doit = false;
                question.answer(question.last);
            }
        });
        Point size = page.computeSize(WIDTH, SWT.DEFAULT, true);
        shell.setBounds(shell.computeTrim(0, 0, size.x, size.y));
        page.setBounds(0, 0, size.x, size.y);
        page.layout(true);
        Rectangle around = parent.getBounds();
        Point outer = shell.getSize();
        shell.setLocation(around.x + (around.width - outer.x) / 2, around.y + (around.height - outer.y) / 3);
        shell.open();
        page.buttons.get(ready).forceFocus();
    }

    private void answer(int index) {
        if (open) {
            open = false;
            shell.dispose();
            answered.accept(index);
        }
    }

    private static final class Page extends Painted {
        private final String title;
        private final String text;
        private final List<Button> buttons = new ArrayList<>();

        Page(Composite parent, Look look, String title, String text) {
            super(parent, SWT.NONE, look);
            this.title = title;
            this.text = text;
            setGround(Token.RAISED);
        }

        @Override
        protected void paint(GC gc, Rectangle area) {
            gc.setForeground(look().color(Token.BORDER));
            gc.drawRectangle(0, 0, area.width - 1, area.height - 1);
            gc.setFont(look().strongFont(TextSize.TITLE));
            gc.setForeground(look().color(Token.TEXT));
            WrappedText head = WrappedText.of(gc, title, area.width - 2 * MARGIN);
            head.draw(gc, MARGIN, MARGIN);
            gc.setFont(look().font(TextSize.BODY));
            gc.setForeground(look().color(Token.MUTED));
            WrappedText.of(gc, text, area.width - 2 * MARGIN).draw(gc, MARGIN, MARGIN + head.height() + 2 * Look.STEP);
        }

        @Override
        public void layout(boolean changed) {
            Rectangle area = getClientArea();
            int right = area.width - MARGIN;
            for (Button button : buttons) {
                Point size = button.computeSize(SWT.DEFAULT, SWT.DEFAULT, true);
                right -= size.x;
                button.setBounds(right, area.height - MARGIN - size.y, size.x, size.y);
                right -= BUTTON_GAP;
            }
        }

        @Override
        public Point computeSize(int widthHint, int heightHint, boolean changed) {
            GC gc = new GC(this);
            gc.setFont(look().strongFont(TextSize.TITLE));
            int height = WrappedText.of(gc, title, widthHint - 2 * MARGIN).height();
            gc.setFont(look().font(TextSize.BODY));
            height += text.isEmpty() ? 0 : WrappedText.of(gc, text, widthHint - 2 * MARGIN).height() + 2 * Look.STEP;
            gc.dispose();
            int button = buttons.isEmpty() ? 0 : buttons.getFirst().computeSize(SWT.DEFAULT, SWT.DEFAULT, true).y;
            return new Point(widthHint, height + button + 2 * MARGIN + 5 * Look.STEP);
        }
    }
}
