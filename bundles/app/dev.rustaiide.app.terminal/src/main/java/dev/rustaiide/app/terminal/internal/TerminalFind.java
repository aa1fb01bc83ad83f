package dev.rustaiide.app.terminal.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.jspecify.annotations.Nullable;

import dev.rustaiide.app.terminal.internal.TerminalMarks.Stretch;
import dev.rustaiide.app.ui.components.AccessibleName;
import dev.rustaiide.app.ui.components.Icon;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.Painted;
import dev.rustaiide.app.ui.components.TextField;
import dev.rustaiide.app.ui.components.TextSize;
import dev.rustaiide.app.ui.components.Token;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Scope;
import dev.rustaiide.foundation.terminal.CellPosition;
import dev.rustaiide.foundation.terminal.LineText;
import dev.rustaiide.foundation.terminal.VirtualTerminal;

/** Searches a terminal from its end: a field at its upper right; Enter goes up, Shift+Enter down, Escape closes. */
final class TerminalFind {
    private static final int WIDTH = 320;
    private static final int HEIGHT = 36;
    /** More than anybody steps through. */
    private static final int MOST = 10_000;
    /** So many lines are read before the program and the window have their turn. */
    private static final int TURN = 500;

    private final TerminalView view;
    private final Look look;
    private final Ui ui;
    private @Nullable Bar bar;
    private String pattern = "";
    private List<Stretch> hits = List.of();
    private int current = -1;
    private boolean stale;
    private Call<?> search = Call.of("");

    /** The field and how many were found. */
    private static final class Bar extends Painted {
        private final TextField field;
        private String count = "";

        Bar(TerminalView parent, Look look) {
            super(parent, SWT.NONE, look);
            setGround(Token.SURFACE);
            AccessibleName.give(this, () -> "Find in terminal" + (count.isEmpty() ? "" : ": " + count));
            field = new TextField(this, look, "Find in terminal", "Find");
            field.setGround(Token.SURFACE);
            field.setLeading(Icon.SEARCH);
            addListener(SWT.Resize, event -> field.setBounds(4, 4, getClientArea().width - 100, 28));
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
            text(gc, count, area.width - 90, 0, area.height);
        }
    }

    TerminalFind(TerminalView view, Look look) {
        this.view = view;
        this.look = look;
        ui = new Ui(view.getDisplay());
        view.addListener(SWT.Dispose, event -> search.cancel());
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
        if (bar != null) {
            bar.setBounds(view.getClientArea().width - WIDTH - 16, 0, WIDTH, HEIGHT);
        }
    }

    /** There may be other text; what was found is found anew at the next step. */
    void changed() {
        if (!pattern.isEmpty()) {
            stale = true;
            mark();
        }
    }

    private void seek(String query) {
        pattern = query.toLowerCase(Locale.ROOT);
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
        if (hits.isEmpty()) {
            count(pattern.isEmpty() ? "" : "Not found");
        } else {
            current = Math.floorMod(current + by, hits.size());
            Stretch hit = hits.get(current);
            view.selection().set(hit.from(), hit.to());
            view.reveal(hit.from());
            count(current + 1 + " of " + (hits.size() >= MOST ? "many" : hits.size()));
        }
        mark();
        view.redraw();
    }

    private void count(String words) {
        if (bar != null) {
            bar.count(words);
        }
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

    private boolean key(int keyCode, int stateMask) {
        if (keyCode == SWT.ESC) {
            close();
        } else if (keyCode == SWT.CR || keyCode == SWT.KEYPAD_CR) {
            int by = (stateMask & SWT.SHIFT) != 0 ? 1 : -1;
            if (stale) {
                search(by);
            } else {
                step(by);
            }
        } else {
            return false;
        }
        return true;
    }

    private void close() {
        Bar now = bar;
        bar = null;
        pattern = "";
        hits = List.of();
        search.cancel();
        view.marks().setFound(List.of());
        if (now != null) {
            now.dispose();
        }
        view.setFocus();
        view.redraw();
    }
}
