package dev.rustaiide.app.editor.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;

import dev.rustaiide.app.ui.components.Glyph;
import dev.rustaiide.app.ui.components.Icon;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.Picker;
import dev.rustaiide.app.ui.components.PickerItem;
import dev.rustaiide.app.ui.components.Row;
import dev.rustaiide.app.ui.components.TextSize;
import dev.rustaiide.app.ui.components.Token;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.types.Symbol;

/** The file and the declarations around the caret, in one line above the text; a click on one offers its neighbours. */
final class Breadcrumb {
    private static final int HEIGHT = 7 * Look.STEP;
    private static final int ICON = 16;
    private static final int GAP = Look.STEP;

    private final Canvas canvas;
    private final Look look;
    private final Consumer<Symbol> chosen;
    private List<String> file = List.of();
    private List<Outline.Level> path = List.of();
    /** Where the file's own names end and the first level begins. */
    private int fileEnd;
    /** Where each level ends. */
    private int[] ends = {};
    private int hovered = -1;

    Breadcrumb(Composite parent, Look look, Consumer<Symbol> chosen) {
        this.look = look;
        this.chosen = chosen;
        canvas = new Canvas(parent, SWT.NO_BACKGROUND | SWT.DOUBLE_BUFFERED | SWT.NO_FOCUS) {
            @Override
            public Point computeSize(int widthHint, int heightHint, boolean changed) {
                return new Point(widthHint == SWT.DEFAULT ? 100 : widthHint, HEIGHT);
            }
        };
        canvas.addListener(SWT.Paint, event -> paint(event.gc));
        canvas.addListener(SWT.MouseMove, event -> hover(levelAt(event.x)));
        canvas.addListener(SWT.MouseExit, event -> hover(-1));
        canvas.addListener(SWT.MouseDown, this::click);
        Look.Registration registration = look.onChange(canvas::redraw);
        canvas.addListener(SWT.Dispose, event -> registration.close());
        canvas.getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent event) {
                event.result = "Place in file: " + words();
            }
        });
    }

    Canvas canvas() {
        return canvas;
    }

    private String words() {
        List<String> names = new ArrayList<>();
        for (Outline.Level level : path) {
            names.add(level.symbol().name());
        }
        return String.join(", ", names);
    }

    /** The names that lead to the file, its own last. */
    void setFile(List<String> names) {
        file = List.copyOf(names);
        canvas.redraw();
    }

    void show(List<Outline.Level> newPath) {
        if (!newPath.equals(path)) {
            path = newPath;
            hovered = -1;
            canvas.redraw();
        }
    }

    private void hover(int level) {
        if (level != hovered) {
            hovered = level;
            canvas.setCursor(level < 0 ? null : canvas.getDisplay().getSystemCursor(SWT.CURSOR_HAND));
            canvas.redraw();
        }
    }

    private int levelAt(int x) {
        for (int i = 0; i < Math.min(ends.length, path.size()); i++) {
            if (x >= fileEnd && x < ends[i]) {
                return i;
            }
        }
        return -1;
    }

    private void paint(GC gc) {
        Point size = canvas.getSize();
        gc.setBackground(look.color(Token.BACKGROUND));
        gc.fillRectangle(0, 0, size.x, size.y);
        gc.setFont(look.font(TextSize.SMALL));
        ends = new int[path.size()];
        int x = 2 * Look.STEP;
        int textTop = (size.y - gc.getFontMetrics().getHeight()) / 2;
        for (String name : file) {
            x = separator(gc, x, size.y);
            gc.setForeground(look.color(Token.MUTED));
            gc.drawString(name, x, textTop, true);
            x += gc.stringExtent(name).x + GAP;
        }
        fileEnd = x;
        for (int i = 0; i < path.size(); i++) {
            Symbol symbol = path.get(i).symbol();
            x = separator(gc, x, size.y);
            Glyph glyph = Glyph.ofSymbol(symbol.kind());
            gc.drawImage(look.icon(glyph.icon(), glyph.tint()), x, (size.y - ICON) / 2);
            x += ICON + GAP;
            gc.setForeground(look.color(i == hovered || i == path.size() - 1 ? Token.TEXT : Token.MUTED));
            gc.drawString(symbol.name(), x, textTop, true);
            x += gc.stringExtent(symbol.name()).x + GAP;
            ends[i] = x;
        }
    }

    /** Draws what stands between two names; nothing before the first. */
    private int separator(GC gc, int x, int height) {
        if (x == 2 * Look.STEP) {
            return x;
        }
        gc.drawImage(look.icon(Icon.CHEVRON_RIGHT, Token.MUTED), x, (height - ICON) / 2);
        return x + ICON;
    }

    private void click(Event event) {
        int level = levelAt(event.x);
        if (event.button == 1 && level >= 0) {
            open(path.get(level));
        }
    }

    private void open(Outline.Level level) {
        new Picker<Symbol>(canvas.getShell(), look, "Go to declaration", query -> Call.of(matching(level, query)))
                .placeholder("Declarations beside " + level.symbol().name())
                .nothing("No declaration has this in its name.")
                .onPick((symbol, beside) -> chosen.accept(symbol))
                .open("");
    }

    private static List<PickerItem<Symbol>> matching(Outline.Level level, String query) {
        String wanted = query.toLowerCase(Locale.ROOT);
        List<PickerItem<Symbol>> items = new ArrayList<>();
        for (Symbol symbol : level.siblings()) {
            if (symbol.name().toLowerCase(Locale.ROOT).contains(wanted)) {
                items.add(new PickerItem<>(symbol,
                        Row.of(Glyph.ofSymbol(symbol.kind()), symbol.name()).detail(symbol.detail())));
            }
        }
        return items;
    }
}
