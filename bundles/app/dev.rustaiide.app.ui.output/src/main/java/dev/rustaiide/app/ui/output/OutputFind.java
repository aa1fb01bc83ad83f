package dev.rustaiide.app.ui.output;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import dev.rustaiide.app.ui.components.FindBar;
import dev.rustaiide.app.ui.components.Look;

/** Searches an {@link OutputView}: Enter and Shift+Enter go on and back. */
final class OutputFind implements FindBar.Searched {
    /** More than anybody steps through. */
    private static final int MOST = 10_000;

    private final OutputView view;
    private final OutputText text;
    private final FindBar bar;
    private String pattern = "";
    private List<int[]> hits = List.of();
    private int current = -1;
    private boolean stale;

    OutputFind(OutputView view, Look look, OutputText text) {
        this.view = view;
        this.text = text;
        bar = new FindBar(view, look, "Find in output", this);
    }

    /** What is sought, in lower case; nothing while it is closed. */
    String pattern() {
        return pattern;
    }

    void open(String query) {
        bar.open(query);
    }

    void place() {
        bar.place();
    }

    /** There is other text: what was found is found anew at the next step. */
    void changed() {
        stale = true;
    }

    @Override
    public void seek(String wanted) {
        pattern = wanted;
        collect();
        current = -1;
        step(false);
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

    @Override
    public void step(boolean back) {
        if (stale) {
            collect();
        }
        if (hits.isEmpty()) {
            view.redraw();
        } else {
            current = Math.floorMod(current + (back ? -1 : 1), hits.size());
            int[] hit = hits.get(current);
            view.show(hit[0], hit[1], hit[1] + pattern.length());
        }
        if (pattern.isEmpty()) {
            bar.showNothing();
        } else {
            bar.showPlace(current, hits.size(), hits.size() < MOST);
        }
    }
}
