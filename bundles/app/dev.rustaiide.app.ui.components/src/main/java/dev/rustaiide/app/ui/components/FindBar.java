package dev.rustaiide.app.ui.components;

import java.util.Locale;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.jspecify.annotations.Nullable;

/**
 * A field at the upper right of what it searches, and how many places were found: Enter and Shift+Enter step, Escape
 * closes it. UI thread only.
 */
public final class FindBar {
    private static final int WIDTH = 320;
    private static final int HEIGHT = 36;
    private static final int COUNT_WIDTH = 90;
    private static final int FIELD_HEIGHT = 28;
    private static final int PAD = 4;

    private final Composite place;
    private final Look look;
    private final String name;
    private final Searched searched;
    private @Nullable Bar bar;

    /** What is searched. */
    public interface Searched {
        /** Another {@code pattern} is sought, in lower case; empty for nothing, as when the bar closes. */
        void seek(String pattern);

        /** To the next place, or with Shift the other way. */
        void step(boolean shift);
    }

    /** The field and how many were found. */
    private final class Bar extends Painted {
        private final TextField field;
        private String count = "";

        Bar() {
            super(place, SWT.NONE, look);
            setGround(Token.SURFACE);
            AccessibleName.give(this, () -> name + (count.isEmpty() ? "" : ": " + count));
            field = new TextField(this, look, name, "Find");
            field.setGround(Token.SURFACE);
            field.setLeading(Icon.SEARCH);
            field.onChange(query -> searched.seek(query.toLowerCase(Locale.ROOT)));
            field.onKey(FindBar.this::key);
            addListener(SWT.Resize, event -> field.setBounds(PAD, PAD, getClientArea().width - COUNT_WIDTH - PAD,
                    FIELD_HEIGHT));
        }

        void count(String words) {
            count = words;
            redraw();
        }

        @Override
        protected void paint(GC gc, Rectangle area) {
            outline(gc, look(), Token.BORDER, 0, -2 * PAD, area.width, area.height + 2 * PAD, ROUND);
            gc.setFont(look().font(TextSize.SMALL));
            gc.setForeground(look().color(Token.MUTED));
            text(gc, count, area.width - COUNT_WIDTH + 2 * PAD, 0, area.height);
        }
    }

    /**
     * Closed at first.
     *
     * @param place what it stands in, and what has the keyboard again once it closes
     * @param name for people who cannot see it
     */
    public FindBar(Composite place, Look look, String name, Searched searched) {
        this.place = place;
        this.look = look;
        this.name = name;
        this.searched = searched;
    }

    /** Opens it, with {@code query} in it unless that is empty. */
    public void open(String query) {
        Bar now = bar;
        if (now == null) {
            now = new Bar();
            bar = now;
        }
        place();
        if (!query.isEmpty()) {
            now.field.setText(query);
        }
        now.field.selectAll();
        now.field.setFocus();
    }

    /** To be called whenever what it stands in has another size. */
    public void place() {
        if (bar != null) {
            bar.setBounds(place.getClientArea().width - WIDTH - HEIGHT / 2, 0, WIDTH, HEIGHT);
        }
    }

    /** Says that nothing is sought. */
    public void showNothing() {
        count("");
    }

    /**
     * Says which of how many places is shown.
     *
     * @param index from 0
     * @param isAll whether there are no more than {@code count}
     */
    public void showPlace(int index, int count, boolean isAll) {
        count(count == 0 ? "Not found" : index + 1 + " of " + (isAll ? count : "many"));
    }

    private void count(String words) {
        if (bar != null) {
            bar.count(words);
        }
    }

    private boolean key(int keyCode, int stateMask) {
        if (keyCode == SWT.ESC) {
            close();
        } else if (keyCode == SWT.CR || keyCode == SWT.KEYPAD_CR) {
            searched.step((stateMask & SWT.SHIFT) != 0);
        } else {
            return false;
        }
        return true;
    }

    private void close() {
        Bar now = bar;
        bar = null;
        searched.seek("");
        if (now != null) {
            now.dispose();
        }
        place.setFocus();
        place.redraw();
    }
}
