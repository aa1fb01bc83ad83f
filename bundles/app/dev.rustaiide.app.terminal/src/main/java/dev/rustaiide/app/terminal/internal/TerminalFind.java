package dev.rustaiide.app.terminal.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.eclipse.swt.SWT;

import dev.rustaiide.app.terminal.internal.TerminalMarks.Stretch;
import dev.rustaiide.app.ui.components.FindBar;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Scope;
import dev.rustaiide.foundation.terminal.CellPosition;
import dev.rustaiide.foundation.terminal.LineText;
import dev.rustaiide.foundation.terminal.VirtualTerminal;

/** Searches a terminal from its end: Enter goes up, Shift+Enter down. */
final class TerminalFind implements FindBar.Searched {
    /** More than anybody steps through. */
    private static final int MOST = 10_000;
    /** So many lines are read before the program and the window have their turn. */
    private static final int TURN = 500;

    private final TerminalView view;
    private final Ui ui;
    private final FindBar bar;
    private String pattern = "";
    private List<Stretch> hits = List.of();
    private int current = -1;
    private boolean stale;
    private Call<?> search = Call.of("");

    TerminalFind(TerminalView view, Look look) {
        this.view = view;
        ui = new Ui(view.getDisplay());
        bar = new FindBar(view, look, "Find in terminal", this);
        view.addListener(SWT.Dispose, event -> search.cancel());
    }

    void open(String query) {
        bar.open(query);
    }

    void place() {
        bar.place();
    }

    /** There may be other text; what was found is found anew at the next step. */
    void changed() {
        if (!pattern.isEmpty()) {
            stale = true;
            mark();
        }
    }

    @Override
    public void seek(String wanted) {
        pattern = wanted;
        current = -1;
        search(-1);
    }

    private void search(int step) {
        search.cancel();
        String wanted = pattern;
        Call<List<Stretch>> call = Call.start("find in terminal", scope -> find(scope, view.terminal(), wanted));
        search = call;
        call.onSuccess(ui, found -> {
            if (!view.isDisposed() && wanted.equals(pattern)) {
                stale = false;
                current = current < 0 ? found.size() : Math.min(current, found.size());
                hits = found;
                step(step);
            }
        });
    }

    static List<Stretch> find(Scope scope, OpenTerminal terminal, String wanted) throws InterruptedException {
        List<Stretch> found = new ArrayList<>();
        if (wanted.isEmpty()) {
            return found;
        }
        long end = terminal.use(VirtualTerminal::endLine).orElse(0L);
        for (long line = end - 1; line >= 0 && found.size() < MOST; line -= TURN) {
            scope.check();
            long last = line;
            long first = terminal.use(one -> {
                long from = Math.max(one.firstLine(), last - TURN + 1);
                for (long i = last; i >= from; i--) {
                    add(one.line(i), i, wanted, found);
                }
                return from;
            }).orElse(0L);
            if (first > last - TURN + 1) {
                break;
            }
        }
        return found.reversed();
    }

    /** From right to left, as lines are gone through from below. */
    private static void add(LineText line, long number, String wanted, List<Stretch> found) {
        String text = line.text().toLowerCase(Locale.ROOT);
        if (text.length() != line.text().length()) {
            return;
        }
        for (int at = text.lastIndexOf(wanted); at >= 0; at = text.lastIndexOf(wanted, at - 1)) {
            found.add(new Stretch(new CellPosition(number, line.cellOf(at)),
                    new CellPosition(number, line.cellOf(at + wanted.length() - 1) + 1)));
            if (at == 0) {
                break;
            }
        }
    }

    private void step(int by) {
        if (!hits.isEmpty()) {
            current = Math.floorMod(current + by, hits.size());
            Stretch hit = hits.get(current);
            view.selection().set(hit.from(), hit.to());
            view.reveal(hit.from());
        }
        if (pattern.isEmpty()) {
            bar.showNothing();
        } else {
            bar.showPlace(current, hits.size(), hits.size() < MOST);
        }
        mark();
        view.redraw();
    }

    /** Only what is in sight is marked. */
    private void mark() {
        if (view.frame().rows() == 0) {
            return;
        }
        long first = view.frame().position(0, 0).line();
        long last = view.frame().position(view.frame().rows() - 1, 0).line();
        view.marks().setFound(hits.stream()
                .filter(hit -> hit.from().line() >= first && hit.from().line() <= last).toList());
    }

    @Override
    public void step(boolean shift) {
        int by = shift ? 1 : -1;
        if (stale) {
            search(by);
        } else {
            step(by);
        }
    }
}
