package dev.rustaiide.app.ui.components;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;

/** The column of icons at the window's edge, one per activity; the active one is marked. */
public final class ActivityRail extends Painted {
    private static final int WIDTH = 44;
    private static final int GAP = 4;

    private final List<RailButton> top = new ArrayList<>();
    private final List<RailButton> foot = new ArrayList<>();
    private final List<Consumer<String>> listeners = new ArrayList<>();
    private String active = "";

    public ActivityRail(Composite parent, Look look) {
        super(parent, SWT.NONE, look);
        addListener(SWT.Resize, event -> layout());
    }

    /** {@code id} names the activity to listeners; {@code name} to people, e.g. "Explorer (Ctrl+Shift+E)". */
    public void add(String id, Icon icon, String name) {
        add(top, id, icon, name);
    }

    /** As {@link #add}, at the lower end. */
    public void addAtFoot(String id, Icon icon, String name) {
        add(foot, id, icon, name);
    }

    /** Another name for people, as its key may be another. */
    public void setName(String id, String name) {
        all().stream().filter(button -> button.id().equals(id)).forEach(button -> button.setName(name));
    }

    /** Told the id of what was pressed, the active one too: pressing that hides its panel. */
    public void onPress(Consumer<String> listener) {
        listeners.add(listener);
    }

    /** Marks the activity with this id; an empty one marks none. */
    public void setActive(String id) {
        active = id;
        all().forEach(button -> button.setActive(button.id().equals(id)));
    }

    public String active() {
        return active;
    }

    /** A small number at an activity's icon; 0 takes it away. */
    public void setCount(String id, int count) {
        all().stream().filter(button -> button.id().equals(id)).forEach(button -> button.setCount(count));
    }

    @Override
    public void layout(boolean changed) {
        int y = GAP;
        for (RailButton button : top) {
            button.setBounds(0, y, WIDTH - 1, RailButton.HEIGHT);
            y += RailButton.HEIGHT + GAP;
        }
        int low = getClientArea().height - foot.size() * (RailButton.HEIGHT + GAP);
        for (RailButton button : foot) {
            button.setBounds(0, Math.max(y, low), WIDTH - 1, RailButton.HEIGHT);
            low += RailButton.HEIGHT + GAP;
        }
    }

    @Override
    protected void paint(GC gc, Rectangle area) {
        gc.setForeground(look().color(Token.BORDER));
        gc.drawLine(area.width - 1, 0, area.width - 1, area.height);
    }

    private List<RailButton> all() {
        List<RailButton> all = new ArrayList<>(top);
        all.addAll(foot);
        return all;
    }

    private void add(List<RailButton> side, String id, Icon icon, String name) {
        RailButton button = new RailButton(this, look(), id, icon, name);
        button.onPress(() -> List.copyOf(listeners).forEach(listener -> listener.accept(id)));
        side.add(button);
        layout();
    }

    @Override
    public Point computeSize(int widthHint, int heightHint, boolean changed) {
        return new Point(WIDTH, heightHint == SWT.DEFAULT ? 200 : heightHint);
    }
}
