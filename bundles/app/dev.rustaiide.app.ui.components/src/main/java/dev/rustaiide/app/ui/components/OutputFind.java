package dev.rustaiide.app.ui.components;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.jspecify.annotations.Nullable;

/** Searches an {@link OutputView}: a field at its upper right; Enter and Shift+Enter go on and back, Escape closes. */
final class OutputFind {
    private static final int WIDTH = 300;
    private static final int HEIGHT = 36;
    /** More than anybody steps through. */
    private static final int MOST = 10_000;

    private final OutputView view;
    private final Look look;
    private final OutputText text;
    private @Nullable Bar bar;
    private String pattern = "";
    private List<int[]> hits = List.of();
    private int current = -1;
    private boolean stale;

    /** The field and how many were found. */
    private static final class Bar extends Painted {
        private final TextField field;
        private String count = "";

        Bar(OutputView parent, Look look) {
            super(parent, SWT.NONE, look);
            setGround(Token.SURFACE);
            AccessibleName.give(this, () -> "Find in output" + (count.isEmpty() ? "" : ": " + count));
            field = new TextField(this, look, "Find in output", "Find");
            field.setGround(Token.SURFACE);
            field.setLeading(Icon.SEARCH);
            addListener(SWT.Resize, event -> field.setBounds(4, 4, getClientArea().width - 88, 28));
        }

        void count(String words) {
            count = words;
            redraw();
        }

        @Override
        protected void paint(GC gc, Rectangle area) {
            outline(gc, look(), Token.BORDER, 0, -8, area.width, area.height + 8, ROUND);
            gc.setFont(look().font(TextSize.SMALL));
            gc.setForeground(look().color(Token.MUTED));
            text(gc, count, area.width - 78, 0, area.height);
        }
    }

    OutputFind(OutputView view, Look look, OutputText text) {
        this.view = view;
        this.look = look;
        this.text = text;
    }

    /** What is sought, in lower case; nothing while it is closed. */
    String pattern() {
        return pattern;
    }

    void open(String query) {
        Bar now = bar;
        if (now == null) {
            now = new Bar(view, look);
            now.field.onChange(this::seek);
            now.field.onKey(this::key);
            bar = now;
        }
        place();
        if (!query.isEmpty()) {
            now.field.setText(query);
        }
        now.field.selectAll();
        now.field.setFocus();
    }

    void place() {
        Bar now = bar;
        if (now != null) {
            now.setBounds(view.getClientArea().width - WIDTH - 16, 0, WIDTH, HEIGHT);
        }
    }

    /** There is other text: what was found is found anew at the next step. */
    void changed() {
        stale = true;
    }

    private void seek(String query) {
        pattern = query.toLowerCase(Locale.ROOT);
        collect();
        current = -1;
        step(1);
    }

    private void collect() {
        stale = false;
        hits = new ArrayList<>();
        for (int i = 0; i < text.size() && !pattern.isEmpty() && hits.size() < MOST; i++) {
            String line = text.line(i).text().toLowerCase(Locale.ROOT);
            for (int at = line.indexOf(pattern); at >= 0; at = line.indexOf(pattern, at + pattern.length())) {
                hits.add(new int[] {i, at});
            }
        }
    }

    private void step(int by) {
        if (stale) {
            collect();
        }
        Bar now = bar;
        if (hits.isEmpty()) {
            if (now != null) {
                now.count(pattern.isEmpty() ? "" : "Not found");
            }
            view.redraw();
            return;
        }
        current = Math.floorMod(current + by, hits.size());
        int[] hit = hits.get(current);
        view.show(hit[0], hit[1], hit[1] + pattern.length());
        if (now != null) {
            now.count(current + 1 + " of " + (hits.size() >= MOST ? "many" : hits.size()));
        }
    }

    private boolean key(int keyCode, int stateMask) {
        if (keyCode == SWT.ESC) {
            close();
        } else if (keyCode == SWT.CR || keyCode == SWT.KEYPAD_CR) {
            step((stateMask & SWT.SHIFT) != 0 ? -1 : 1);
        } else {
            return false;
        }
        return true;
    }

    private void close() {
        Bar now = bar;
        bar = null;
        pattern = "";
        if (now != null) {
            now.dispose();
        }
        view.setFocus();
        view.redraw();
    }
}
