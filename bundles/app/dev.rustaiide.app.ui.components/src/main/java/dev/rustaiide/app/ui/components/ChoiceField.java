package dev.rustaiide.app.ui.components;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;

/** One of a few, chosen from a list that drops down. */
public final class ChoiceField<T> extends Clickable {
    private static final int HEIGHT = 28;
    private static final int PAD = 2 * Look.STEP;
    private static final int ICON = 16;

    private final String name;
    private final Function<T, String> label;
    private final List<Consumer<T>> changed = new ArrayList<>();
    private List<T> choices;
    private T value;

    /** {@code choices} has at least one; the first is chosen. */
    public ChoiceField(Composite parent, Look look, String name, List<T> choices, Function<T, String> label) {
        super(parent, look);
        this.name = name;
        this.choices = List.copyOf(choices);
        this.label = label;
        value = choices.getFirst();
        tellReaders();
        onPress(this::drop);
        addListener(SWT.KeyDown, event -> {
            if (event.keyCode == SWT.ARROW_DOWN || event.keyCode == SWT.ARROW_UP) {
                drop();
            }
        });
    }

    public T value() {
        return value;
    }

    /** Without telling anybody. */
    public void set(T choice) {
        value = choice;
        tellReaders();
        redraw();
    }

    /** Offers others; what was chosen stays if it is among them. */
    public void setChoices(List<T> others) {
        choices = List.copyOf(others);
        set(choices.contains(value) ? value : choices.getFirst());
    }

    /** Told what was chosen, if it is another. */
    public void onChange(Consumer<T> listener) {
        changed.add(listener);
    }

    private void tellReaders() {
        describe(name + ", " + label.apply(value), ACC.ROLE_COMBOBOX);
    }

    private void drop() {
        DropList.open(this, look(), choices, value, choice -> Row.of(label.apply(choice)), this::picked);
    }

    private void picked(T choice) {
        if (!choice.equals(value)) {
            set(choice);
            List.copyOf(changed).forEach(listener -> listener.accept(choice));
        }
    }

    @Override
    protected void paint(GC gc, Rectangle area) {
        gc.setBackground(look().color(isEnabled() ? isHovered() ? Token.HOVER : Token.RAISED : ground()));
        gc.fillRoundRectangle(0, 0, area.width, area.height, ROUND, ROUND);
        outline(gc, look(), isFocusControl() ? Token.ACCENT : Token.BORDER, 0, 0, area.width, area.height, ROUND);
        int right = area.width - PAD - ICON;
        gc.drawImage(look().icon(Icon.CHEVRON_DOWN, Token.MUTED), right + 2, (area.height - ICON) / 2);
        gc.setForeground(look().color(isEnabled() ? Token.TEXT : Token.MUTED));
        text(gc, shortened(gc, label.apply(value), right - PAD - 2), PAD, 0, area.height);
    }

    @Override
    public Point computeSize(int widthHint, int heightHint, boolean changedSize) {
        if (widthHint != SWT.DEFAULT) {
            return new Point(widthHint, HEIGHT);
        }
        GC gc = new GC(this);
        gc.setFont(look().font(TextSize.BODY));
        int width = 0;
        for (T choice : choices) {
            width = Math.max(width, gc.stringExtent(label.apply(choice)).x);
        }
        gc.dispose();
        return new Point(width + 2 * PAD + ICON + Look.STEP, HEIGHT);
    }
}
