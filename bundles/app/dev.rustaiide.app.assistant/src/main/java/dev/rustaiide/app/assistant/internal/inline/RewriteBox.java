package dev.rustaiide.app.assistant.internal.inline;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;

import dev.rustaiide.app.assistant.internal.parts.NoteLine;
import dev.rustaiide.app.diff.Comparison;
import dev.rustaiide.app.diff.DiffLayout;
import dev.rustaiide.app.diff.DiffView;
import dev.rustaiide.app.ui.components.Button;
import dev.rustaiide.app.ui.components.Icon;
import dev.rustaiide.app.ui.components.IconButton;
import dev.rustaiide.app.ui.components.KeyTips;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.TextField;
import dev.rustaiide.app.ui.components.Token;
import dev.rustaiide.foundation.text.TextDiff.Hunk;

/** The box over an editor: a line to write in, one that says how it goes, what is proposed, what to do with it. */
final class RewriteBox {
    /** The command that makes what is proposed. */
    static final String ACCEPT = "assistant.rewrite.accept";
    /** The one that stops what is being written, or closes the box. */
    static final String DISCARD = "assistant.rewrite.discard";
    static final int WIDEST = 860;
    private static final int LEAST = 320;
    private static final int PAD = 2 * Look.STEP;
    private static final int HEADER = 30;
    private static final int CONTEXT = 3;
    private final Look look;
    private final KeyTips keys;
    private final Choices choices;
    private final Composite frame;
    private final Composite body;
    private final TextField field;
    private final IconButton send;
    private final NoteLine note;
    private final DiffView diff;
    private final Composite foot;
    private final Button accept;
    private final NoteLine remark;
    private final int row;
    private int wanted;

    /** What people do in the box. */
    interface Choices {
        /** Enter, or the button: begins, or stops what is being written. */
        void entered();

        void escaped();

        void accepted();

        void again();

        /** It needs another size. */
        void resized();
    }

    /** @param row the height of a line of code */
    RewriteBox(Composite parent, Look look, KeyTips keys, int row, String placeholder, Choices choices) {
        this.look = look;
        this.keys = keys;
        this.row = row;
        this.choices = choices;
        frame = new Composite(parent, SWT.NONE);
        frame.setLayout(grid(1, 1, 0));
        body = new Composite(frame, SWT.NONE);
        body.setLayout(grid(1, PAD, Look.STEP));
        body.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        Composite top = new Composite(body, SWT.NONE);
        top.setLayout(grid(3, 0, Look.STEP));
        top.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        field = new TextField(top, look, "Instruction for the model", placeholder);
        field.setLeading(Icon.MODEL);
        field.setClearable(false);
        field.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        send = button(top, Icon.SEND, "Write (Enter)", choices::entered);
        keys.tip(button(top, Icon.CLOSE, "", choices::escaped), "Close", DISCARD);
        note = new NoteLine(body, look);
        note.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        diff = new DiffView(body, look, keys, "Proposed lines");
        diff.setDiffLayout(DiffLayout.UNIFIED);
        diff.setEmpty("The model would leave the lines as they are.");
        diff.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        foot = new Composite(body, SWT.NONE);
        foot.setLayout(grid(4, 0, 2 * Look.STEP));
        foot.setLayoutData(new GridData(SWT.FILL, SWT.BOTTOM, true, false));
        accept = press("Accept", true, "Makes the change", ACCEPT, choices::accepted);
        press("Try again", false, "Has it written once more", "assistant.rewrite.again", choices::again);
        press("Discard", false, "Leaves the lines as they are", DISCARD, choices::escaped);
        remark = new NoteLine(foot, look);
        remark.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        listen();
        show(diff, false);
        show(foot, false);
    }

    private static GridLayout grid(int columns, int margin, int spacing) {
        GridLayout layout = new GridLayout(columns, false);
        layout.marginWidth = margin;
        layout.marginHeight = margin;
        layout.horizontalSpacing = spacing;
        layout.verticalSpacing = spacing;
        return layout;
    }

    private IconButton button(Composite row, Icon icon, String name, Runnable run) {
        IconButton button = new IconButton(row, look, icon, name);
        button.setGround(Token.SURFACE);
        button.onPress(run);
        return button;
    }

    private Button press(String label, boolean primary, String words, String command, Runnable run) {
        Button button = new Button(foot, look, label, primary);
        keys.tip(button, words, command, button::setToolTipText);
        button.setGround(Token.SURFACE);
        button.onPress(run);
        return button;
    }

    private void listen() {
        field.onKey((key, state) -> {
            boolean enter = (key == SWT.CR || key == SWT.KEYPAD_CR) && (state & SWT.MODIFIER_MASK) == 0;
            if (enter) {
                choices.entered();
            } else if (key == SWT.ESC) {
                choices.escaped();
            }
            return enter || key == SWT.ESC;
        });
        Look.Registration registration = look.onChange(this::dress);
        frame.addListener(SWT.Dispose, event -> registration.close());
        dress();
    }

    private void dress() {
        frame.setBackground(look.color(Token.ACCENT));
        for (Control each : new Control[] {body, field.getParent(), foot}) {
            each.setBackground(look.color(Token.SURFACE));
        }
        note.setGround(Token.SURFACE);
        remark.setGround(Token.SURFACE);
        field.setGround(Token.SURFACE);
    }

    private static void show(Control control, boolean visible) {
        ((GridData) control.getLayoutData()).exclude = !visible;
        control.setVisible(visible);
    }

    String text() {
        return field.text();
    }

    /** People may write; {@code where} says what they write about. */
    void prompt(String where) {
        note.show(where);
        state(false, false, false);
    }

    /** Somebody writes. */
    void writing(String words) {
        note.show(Icon.MODEL, Token.ACCENT, words);
        state(true, diff.isVisible(), false);
    }

    /** So much is written. */
    void written(Comparison comparison, String words) {
        diff.update(comparison);
        wanted = Math.max(wanted, height(comparison));
        note.show(Icon.MODEL, Token.ACCENT, words);
        state(true, true, false);
    }

    /** This is proposed. */
    void proposed(Comparison comparison, String words, String remarked) {
        diff.setFolding(true);
        diff.show(comparison);
        wanted = height(comparison);
        note.show(words);
        remark.show(remarked);
        accept.setEnabled(!comparison.hunks().isEmpty());
        state(false, true, true);
    }

    /** What is proposed cannot be accepted as it is. */
    void refused(String words) {
        accept.setEnabled(false);
        note.show(Icon.WARNING, Token.WARNING, words);
    }

    /** Nothing came of it. */
    void failed(String words) {
        note.show(Icon.ERROR, Token.ERROR, words);
        state(false, false, false);
    }

    private void state(boolean isWriting, boolean hasCode, boolean isProposed) {
        send.setIcon(isWriting ? Icon.STOP : Icon.SEND);
        send.setName(isWriting ? keys.withKeys("Stop", DISCARD) : "Write (Enter)");
        send.setTint(isWriting ? Token.ERROR : Token.ACCENT);
        show(diff, hasCode);
        show(foot, isProposed);
        body.layout(true, true);
        choices.resized();
    }

    /** Of the lines that differ with some around them, in one column. */
    private int height(Comparison comparison) {
        int rows = 2; // what is folded before the first and behind the last
        for (Hunk hunk : comparison.hunks()) {
            rows += hunk.removed() + hunk.added() + 2 * CONTEXT + 1;
        }
        return HEADER + Math.max(2, rows) * row;
    }

    /**
     * Takes its place: over the lines between two heights, or under them where there is no room, always within
     * {@code area}.
     */
    void place(Rectangle area, int x, int top, int bottom) {
        int width = Math.clamp(area.width - x - 4 * Look.STEP, LEAST, WIDEST);
        GridData data = (GridData) diff.getLayoutData();
        Point bare = bare(width);
        data.heightHint = Math.clamp(wanted, 3 * row, Math.max(3 * row, area.height * 6 / 10 - bare.y));
        Point size = body.computeSize(width - 2, SWT.DEFAULT);
        int height = size.y + 2;
        int y = top - height - Look.STEP;
        if (y < area.y) {
            y = bottom + Look.STEP + height <= area.height ? bottom + Look.STEP
                    : Math.max(area.y, Math.min(top, area.height - height - Look.STEP));
        }
        frame.setBounds(Math.min(x, Math.max(0, area.width - width)), y, width, height);
        frame.moveAbove(null);
    }

    private Point bare(int width) {
        boolean shown = diff.isVisible();
        show(diff, false);
        Point size = body.computeSize(width - 2, SWT.DEFAULT);
        show(diff, shown);
        return size;
    }

    void focus() {
        field.setFocus();
        field.selectAll();
    }

    /** Whether {@code control} is in the box. */
    boolean holds(Control control) {
        Control at = control;
        while (at != null && at != frame) {
            at = at.getParent();
        }
        return at != null && !frame.isDisposed();
    }

    boolean isDisposed() {
        return frame.isDisposed();
    }

    void onDispose(Runnable run) {
        frame.addListener(SWT.Dispose, event -> run.run());
    }

    void close() {
        if (!frame.isDisposed()) {
            frame.dispose();
        }
    }
}
