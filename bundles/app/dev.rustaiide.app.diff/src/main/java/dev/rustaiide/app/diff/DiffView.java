package dev.rustaiide.app.diff;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.jspecify.annotations.Nullable;

import dev.rustaiide.app.diff.internal.DiffCanvas;
import dev.rustaiide.app.diff.internal.DiffWords;
import dev.rustaiide.app.ui.components.Caption;
import dev.rustaiide.app.ui.components.Icon;
import dev.rustaiide.app.ui.components.IconButton;
import dev.rustaiide.app.ui.components.KeyTips;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.TextSize;
import dev.rustaiide.app.ui.components.Token;
import dev.rustaiide.foundation.text.TextChange;

/**
 * Shows a {@link Comparison}: side by side or in one column, with the words that differ, unchanged lines folded, and a
 * ruler that has a mark for each change. Each change may have a tick, or something that can be done with it.
 *
 * <p>Keys: Alt+Down and Alt+Up go from change to change; Space or Enter, where the text cannot be edited, ticks the
 * current one or does with it what can be done; {@code +} shows the unchanged lines around it; the arrows, Page, Home
 * and End scroll, and move the caret where text can be edited; Ctrl+C copies what is selected, on either side. The
 * keys of {@link #NEXT}, {@link #PREVIOUS} and {@link #TAKE} are those of the window's commands. UI thread only.
 */
public final class DiffView extends Composite {
    /** The id of the command that goes to the next change, of which a tip tells the keys. */
    public static final String NEXT = "diff.next";
    /** That of the one that goes to the change before. */
    public static final String PREVIOUS = "diff.previous";
    /** That of the one that {@link #take takes} the current change. */
    public static final String TAKE = "diff.take";
    private static final int HEADER = 30;

    private final Look look;
    private final KeyTips keys;
    private final String name;
    private final Composite header;
    private final Caption before;
    private final Caption after;
    private final Caption place;
    private final IconButton layoutButton;
    private final IconButton foldButton;
    private final DiffCanvas canvas;
    private DiffLayout layout = DiffLayout.SIDE_BY_SIDE;
    private boolean folding = true;
    private Consumer<DiffLayout> layoutChosen = chosen -> { };

    /** @param name for screen readers */
    public DiffView(Composite parent, Look look, KeyTips keys, String name) {
        super(parent, SWT.NONE);
        this.look = look;
        this.keys = keys;
        this.name = name;
        setLayout(columns(1, 0));
        header = new Composite(this, SWT.NONE);
        GridData top = new GridData(SWT.FILL, SWT.TOP, true, false);
        top.heightHint = HEADER;
        header.setLayoutData(top);
        header.addListener(SWT.Resize, event -> layOutHeader());
        before = caption();
        after = caption();
        place = caption();
        keys.tip(button(Icon.ARROW_UP, "", () -> step(-1)), "Previous change", PREVIOUS);
        keys.tip(button(Icon.ARROW_DOWN, "", () -> step(1)), "Next change", NEXT);
        layoutButton = button(Icon.SPLIT, "", this::switchLayout);
        foldButton = button(Icon.COLLAPSE_ALL, "", () -> setFolding(!folding));
        canvas = new DiffCanvas(this, look);
        canvas.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        canvas.onMoved(this::tell);
        canvas.addListener(SWT.Resize, event -> layOutHeader());
        Look.Registration registration = look.onChange(this::dress);
        addListener(SWT.Dispose, event -> registration.close());
        dress();
        nameButtons();
        tell();
    }

    /** The view that has the keyboard, or stands on the same page as what has it. */
    public static Optional<DiffView> focused(@Nullable Control focus) {
        Control at = focus;
        while (at != null && !(at instanceof CTabFolder) && !(at instanceof Shell)) {
            Optional<DiffView> found = in(at);
            if (found.isPresent()) {
                return found;
            }
            at = at.getParent();
        }
        return Optional.empty();
    }

    private static Optional<DiffView> in(Control control) {
        if (control instanceof DiffView view) {
            return Optional.of(view);
        }
        if (control instanceof Composite composite && composite.isVisible()) {
            for (Control child : composite.getChildren()) {
                Optional<DiffView> found = in(child);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private static GridLayout columns(int count, int margin) {
        GridLayout layout = new GridLayout(count, false);
        layout.marginWidth = margin;
        layout.marginHeight = margin;
        layout.horizontalSpacing = 0;
        layout.verticalSpacing = 0;
        return layout;
    }

    private Caption caption() {
        Caption caption = new Caption(header, look, "", TextSize.SMALL, Token.MUTED);
        caption.setGround(Token.BACKGROUND);
        return caption;
    }

    /** The titles stand above their texts, the buttons at the right edge. */
    private void layOutHeader() {
        int x = header.getClientArea().width - Look.STEP;
        Control[] parts = header.getChildren();
        for (int i = parts.length - 1; i >= 0 && parts[i] instanceof IconButton; i--) {
            Point size = parts[i].computeSize(SWT.DEFAULT, SWT.DEFAULT);
            x -= size.x + 2;
            parts[i].setBounds(x, (HEADER - size.y) / 2, size.x, size.y);
        }
        x = put(place, x - 2 * Look.STEP, true);
        int middle = canvas.afterStart();
        if (middle > 0) {
            cut(before, 2 * Look.STEP, middle - Look.STEP);
            cut(after, middle + 2 * Look.STEP, x - Look.STEP);
        } else {
            int end = put(before, 2 * Look.STEP, false);
            cut(after, end + 4 * Look.STEP, x - Look.STEP);
        }
    }

    private static int put(Caption caption, int x, boolean leftOf) {
        Point size = caption.computeSize(SWT.DEFAULT, SWT.DEFAULT);
        caption.setBounds(leftOf ? x - size.x : x, (HEADER - size.y) / 2, size.x, size.y);
        return leftOf ? x - size.x : x + size.x;
    }

    private static void cut(Caption caption, int from, int to) {
        int high = caption.computeSize(SWT.DEFAULT, SWT.DEFAULT).y;
        caption.setBounds(from, (HEADER - high) / 2, Math.max(0, to - from), high);
    }

    private IconButton button(Icon icon, String words, Runnable run) {
        IconButton button = new IconButton(header, look, icon, words);
        button.setGround(Token.BACKGROUND);
        button.onPress(run);
        return button;
    }

    private void dress() {
        if (!isDisposed()) {
            setBackground(look.color(Token.BACKGROUND));
            header.setBackground(look.color(Token.BACKGROUND));
        }
    }

    /** Shows two texts from their first change on. */
    public void show(Comparison comparison) {
        canvas.show(comparison);
        titles();
    }

    /** Shows what became of the same texts; what is in sight stays there. */
    public void update(Comparison comparison) {
        canvas.update(comparison);
        titles();
    }

    private void titles() {
        before.setText(canvas.comparison().before().title());
        after.setText(canvas.comparison().after().title());
        layOutHeader();
        tell();
    }

    public Comparison comparison() {
        return canvas.comparison();
    }

    /** The change that keys are about, from zero; -1 if there is none. */
    public int current() {
        return canvas.current();
    }

    /** What it says while nothing differs. */
    public void setEmpty(String text) {
        canvas.setEmpty(text);
    }

    /** Gives each change a tick; {@code toggled} is told whose tick is to change. Asked for each paint. */
    public void setTicks(IntPredicate ticked, IntConsumer toggled) {
        canvas.setTicks(ticked);
        canvas.onChosen(toggled);
        canvas.setAction(Icon.TICKED, () -> "Take this change or leave it out (Space)");
        tell();
    }

    /** Gives each change a button; {@code run} is told for which change it was pressed, or {@link #take taken}. */
    public void setAction(Icon icon, String words, IntConsumer run) {
        canvas.setTicks(null);
        canvas.setAction(icon, () -> keys.withKeys(words, TAKE));
        canvas.onChosen(run);
    }

    /** Whether it has the keyboard itself, rather than what stands beside it. */
    public boolean hasKeyboard() {
        return canvas.isFocusControl();
    }

    /** Whether there is a current change with a button; ticks are set by keys of the view. */
    public boolean canTake() {
        return canvas.hasButtons() && canvas.current() >= 0;
    }

    /** Presses the button of the current change. */
    public void take() {
        canvas.choose(canvas.current());
    }

    /**
     * Lets people edit the new text. What they do is shown at once and told to {@code edited}, who makes it true and
     * gives the comparison that comes of it to {@link #update}.
     */
    public void setEditable(boolean editable, Consumer<TextChange> edited) {
        canvas.setEditable(editable, edited);
    }

    /** Looks again at what is ticked. */
    public void refresh() {
        canvas.redraw();
        tell();
    }

    public DiffLayout diffLayout() {
        return layout;
    }

    /** Shows the texts in another way. */
    public void setDiffLayout(DiffLayout other) {
        layout = other;
        canvas.setLayout(other);
        nameButtons();
        layOutHeader();
    }

    /** Told when people choose another layout. */
    public void onLayout(Consumer<DiffLayout> listener) {
        layoutChosen = listener;
    }

    /** Switches between the two layouts. */
    public void switchLayout() {
        setDiffLayout(layout == DiffLayout.UNIFIED ? DiffLayout.SIDE_BY_SIDE : DiffLayout.UNIFIED);
        layoutChosen.accept(layout);
    }

    /** Whether unchanged lines are folded away. */
    public void setFolding(boolean fold) {
        folding = fold;
        canvas.setFolding(fold);
        nameButtons();
    }

    /** Goes {@code count} changes on. */
    public void step(int count) {
        canvas.go(canvas.current() + count);
    }

    private void nameButtons() {
        boolean split = layout == DiffLayout.SIDE_BY_SIDE;
        layoutButton.setIcon(split ? Icon.MENU : Icon.SPLIT);
        layoutButton.setName(split ? "Show in one column" : "Show side by side");
        foldButton.setIcon(folding ? Icon.ALL_EXPANDED : Icon.COLLAPSE_ALL);
        foldButton.setName(folding ? "Show unchanged lines" : "Fold unchanged lines");
    }

    private void tell() {
        String now = DiffWords.place(canvas.comparison(), canvas.current());
        if (!now.equals(place.text())) {
            place.setText(now);
            layOutHeader();
        }
        canvas.describe(name);
    }

    @Override
    public boolean setFocus() {
        return canvas.setFocus();
    }
}
