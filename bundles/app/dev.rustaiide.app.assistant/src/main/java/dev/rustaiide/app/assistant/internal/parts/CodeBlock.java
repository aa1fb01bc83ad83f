package dev.rustaiide.app.assistant.internal.parts;

import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;

import dev.rustaiide.app.ui.components.CodeTint;
import dev.rustaiide.app.ui.components.Icon;
import dev.rustaiide.app.ui.components.IconButton;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.MarkdownView;
import dev.rustaiide.app.ui.components.Painted;
import dev.rustaiide.app.ui.components.TextSize;
import dev.rustaiide.app.ui.components.Token;

/** A block of code under its own small head, which has what can be done with it. Long lines scroll sideways. */
public final class CodeBlock extends Painted {
    private static final int HEAD = 30;
    private static final int PAD = 2 * Look.STEP;
    /** What the text inside leaves free around itself. */
    private static final int INSIDE = 3 * Look.STEP;
    private static final int WIDEST = 8_000;
    private static final int WHEEL = 40;

    private final Composite window;
    private final MarkdownView view;
    private final Composite actions;
    private String language = "";
    private String code = "";
    private int shift;
    private int natural;

    public CodeBlock(Composite parent, Look look) {
        super(parent, SWT.NONE, look);
        window = new Composite(this, SWT.NONE);
        view = new MarkdownView(window, look);
        view.setMostWidth(WIDEST);
        actions = new Composite(this, SWT.NONE);
        for (Control each : new Control[] {this, window, view}) {
            each.addListener(SWT.MouseHorizontalWheel, this::wheel);
        }
        addListener(SWT.Resize, event -> place());
        setGround(Token.BACKGROUND);
    }

    public String code() {
        return code;
    }

    /** @param named the language as the text says it, e.g. {@code rust}; may be empty */
    public void setCode(String named, String text) {
        if (named.equals(language) && text.equals(code)) {
            return;
        }
        language = named;
        code = text;
        describe(named + " code", ACC.ROLE_GROUP);
        // Whatever is in it cannot end it.
        String fence = text.contains("```") ? "~~~" : "```";
        view.setText(fence + named + "\n" + text + "\n" + fence);
        natural = view.computeSize(SWT.DEFAULT, SWT.DEFAULT).x;
        place();
    }

    /** Colours it from now on. */
    public void setCodeTint(CodeTint colors) {
        view.setCodeTint(colors);
    }

    public IconButton addAction(Icon icon, String name, Runnable run) {
        IconButton button = new IconButton(actions, look(), icon, name);
        button.setGround(Token.SURFACE);
        button.onPress(run);
        place();
        return button;
    }

    @Override
    public void setGround(Token token) {
        super.setGround(token);
        view.setGround(token);
        dress();
    }

    @Override
    protected void lookChanged() {
        if (!isDisposed()) {
            super.lookChanged();
            dress();
            natural = view.computeSize(SWT.DEFAULT, SWT.DEFAULT).x;
            place();
        }
    }

    private void dress() {
        window.setBackground(look().color(Token.SURFACE));
        actions.setBackground(look().color(Token.SURFACE));
    }

    private void wheel(Event event) {
        scrollTo(shift + (event.count > 0 ? -WHEEL : WHEEL));
    }

    private void scrollTo(int wanted) {
        shift = Math.clamp(wanted, 0, hidden());
        place();
    }

    /** How much of the longest line there is no room for. */
    private int hidden() {
        return Math.max(0, natural - 2 * INSIDE - room());
    }

    private int room() {
        return Math.max(1, getClientArea().width - 2);
    }

    private void place() {
        Rectangle area = getClientArea();
        int x = 0;
        for (Control button : actions.getChildren()) {
            button.setBounds(x, 0, IconButton.SIZE, IconButton.SIZE);
            x += IconButton.SIZE + 2;
        }
        actions.setBounds(area.width - x - 2, (HEAD - IconButton.SIZE) / 2, x, IconButton.SIZE);
        window.setBounds(1, HEAD, room(), Math.max(0, area.height - HEAD - PAD / 2));
        int width = Math.max(natural, room() + 2 * INSIDE);
        view.setBounds(-INSIDE - Math.min(shift, hidden()), -INSIDE, width, Math.max(0, height() + 2 * INSIDE));
        redraw();
    }

    /** Of the code alone. */
    private int height() {
        return view.computeSize(Math.max(natural, room()), SWT.DEFAULT).y - 2 * INSIDE;
    }

    @Override
    protected void paint(GC gc, Rectangle area) {
        gc.setBackground(look().color(Token.SURFACE));
        gc.fillRoundRectangle(0, 0, area.width, area.height, ROUND, ROUND);
        outline(gc, look(), Token.BORDER, 0, 0, area.width, area.height, ROUND);
        gc.setFont(look().font(TextSize.SMALL));
        gc.setForeground(look().color(Token.MUTED));
        text(gc, language.isEmpty() ? "code" : language, PAD + 1, 1, HEAD);
        int hidden = hidden();
        if (hidden > 0) {
            // How much there is beside what is seen.
            int length = Math.max(24, room() * room() / (room() + hidden));
            int at = 1 + (room() - length) * Math.min(shift, hidden) / hidden;
            gc.setBackground(look().color(Token.MUTED));
            gc.setAlpha(110);
            gc.fillRoundRectangle(at, area.height - 4, length, 3, 3, 3);
            gc.setAlpha(255);
        }
    }

    @Override
    public Point computeSize(int widthHint, int heightHint, boolean changed) {
        int width = widthHint == SWT.DEFAULT ? 320 : widthHint;
        return new Point(width, HEAD + height() + PAD / 2);
    }
}
