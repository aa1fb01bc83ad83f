package dev.rustaiide.app.editor.internal;

import java.util.function.IntConsumer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Cursor;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.jspecify.annotations.Nullable;

import dev.rustaiide.app.documents.Selection;
import dev.rustaiide.app.documents.Selections;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.text.Words;
import dev.rustaiide.foundation.types.Span;

/** The pointer: clicks, drags, the wheel. */
final class MouseInput {
    private static final int AUTO_SCROLL_MILLIS = 30;
    /** A pointer that moves less is held still. */
    private static final int SHIVER = 3;

    private final EditorModel model;
    private final TextView view;
    private final Commands commands;
    private final IntConsumer markClicked;
    private boolean dragging;
    private int clicks;
    private Span origin = new Span(0, 0);
    private @Nullable Selections others;
    private int pointerX;
    private int pointerY;
    /** Where the button went down; what was below it may have moved since, so that a shiver must not select it. */
    private int pressedX;
    private int pressedY;
    private boolean hasMoved;
    private String shownTip = "";

    /** {@code markClicked} gets the line whose run arrow, bulb or problem was clicked. */
    MouseInput(EditorModel model, TextView view, Commands commands, IntConsumer markClicked) {
        this.model = model;
        this.view = view;
        this.commands = commands;
        this.markClicked = markClicked;
        view.canvas().addListener(SWT.MouseDown, this::down);
        view.canvas().addListener(SWT.MouseMove, this::move);
        view.canvas().addListener(SWT.MouseUp, this::up);
        view.canvas().addListener(SWT.MouseExit, event -> {
            view.gutter().setHovered(false);
            showTip("");
        });
        view.canvas().addListener(SWT.MouseVerticalWheel, view.scrollbars()::wheel);
        view.canvas().addListener(SWT.MouseHorizontalWheel, view.scrollbars()::wheel);
    }

    private void down(Event event) {
        view.canvas().setFocus();
        pressedX = event.x;
        pressedY = event.y;
        hasMoved = false;
        if (view.scrollbars().press(event)) {
            return;
        }
        if (event.x < view.viewport().gutter()) {
            gutter(event);
        } else if (event.button == 1) {
            if (!commands.click(event)) {
                press(event);
            }
        } else if (event.button == 2) {
            model.select(Selection.at(view.offsetAt(event.x, event.y)));
            commands.paste(commands.clip().content(true));
        } else if (event.button == 3) {
            contextClick(view.offsetAt(event.x, event.y));
        }
    }

    /** A context menu is about what is selected if it was opened there. */
    private void contextClick(int offset) {
        if (model.selections().main().isEmpty() || !model.selections().main().span().touches(offset)) {
            model.select(Selection.at(offset));
            view.flush();
        }
    }

    private void gutter(Event event) {
        int row = view.viewport().rowAt(event.y);
        int line = model.rows().lineOf(row);
        if (model.rows().belowOf(row) >= 0) {
            return;
        }
        switch (view.gutter().zoneAt(event.x)) {
            case COLUMN -> model.select(Selection.at(model.text().lineStart(line)));
            case BAR -> view.decorations().versions.barAt(model.text(), line).filter(bar -> event.button == 1)
                    .ifPresentOrElse(view.decorations().versions::click, () -> mark(line, event));
            case FOLD -> toggleFold(line);
            case MARK -> mark(line, event);
            case NUMBER -> {
                clicks = 3;
                startDrag(model.text().lineStart(line), null);
            }
        }
    }

    /** A debugger's mark comes before what else could be there, and is set where nothing is. */
    private void mark(int line, Event event) {
        boolean plain = event.button == 1 && (event.stateMask & SWT.MODIFIER_MASK) == 0;
        boolean other = view.gutter().runnableAt(line).isPresent() || view.gutter().bulbLine() == line;
        boolean ours = view.decorations().marks.isAt(model.text(), line) || !plain || !other;
        if (!ours || !view.decorations().marks.click(line, event)) {
            markClicked.accept(line);
        }
    }

    private void toggleFold(int line) {
        if (model.rows().isFolded(line)) {
            model.unfold(line);
        } else {
            view.gutter().foldAt(line).ifPresent(fold -> model.fold(fold.startLine(), fold.endLine()));
        }
    }

    private void press(Event event) {
        int offset = view.offsetAt(event.x, event.y);
        boolean shift = (event.stateMask & SWT.SHIFT) != 0;
        boolean alt = (event.stateMask & SWT.ALT) != 0;
        clicks = (event.count - 1) % 3 + 1;
        int line = model.text().lineOf(offset);
        if (model.rows().isFolded(line) && event.x > view.locationOf(model.text().lineEnd(line)).x) {
            // The dots that stand for what is folded.
            model.unfold(line);
            return;
        }
        if (shift && clicks == 1) {
            origin = new Span(model.selections().main().anchor(), model.selections().main().anchor());
            dragging = true;
            others = null;
            extendTo(offset);
        } else {
            startDrag(offset, alt ? model.selections() : null);
        }
    }

    private void startDrag(int offset, @Nullable Selections kept) {
        dragging = true;
        others = kept;
        origin = unitAt(offset);
        extendTo(offset);
    }

    /** What one, two or three clicks select at {@code offset}. */
    private Span unitAt(int offset) {
        Text text = model.text();
        if (clicks == 1) {
            return new Span(offset, offset);
        }
        if (clicks == 2) {
            return Words.around(text, offset);
        }
        int line = text.lineOf(offset);
        return new Span(text.lineStart(line), line + 1 < text.lineCount() ? text.lineStart(line + 1) : text.length());
    }

    private void extendTo(int offset) {
        Span here = clicks == 1 ? new Span(offset, offset) : unitAt(offset);
        Selection selection = here.start() < origin.start() ? new Selection(origin.end(), here.start())
                : new Selection(origin.start(), Math.max(here.end(), origin.end()));
        model.select(others == null ? Selections.of(selection) : others.with(selection));
        view.flush();
    }

    private void move(Event event) {
        if (view.scrollbars().drag(event)) {
            return;
        }
        pointerX = event.x;
        pointerY = event.y;
        if (dragging) {
            hasMoved |= Math.abs(event.x - pressedX) > SHIVER || Math.abs(event.y - pressedY) > SHIVER;
            if (hasMoved) {
                dragTo();
            }
            return;
        }
        boolean inGutter = event.x < view.viewport().gutter();
        view.gutter().setHovered(inGutter);
        showTip(inGutter ? tipAt(event) : "");
        boolean arrow = inGutter || view.scrollbars().isOver(event.x, event.y);
        if (!view.decorations().link.isEmpty() && !arrow) {
            return;
        }
        Cursor cursor = view.canvas().getDisplay().getSystemCursor(arrow ? SWT.CURSOR_ARROW : SWT.CURSOR_IBEAM);
        if (view.canvas().getCursor() != cursor) {
            view.canvas().setCursor(cursor);
        }
    }

    private String tipAt(Event event) {
        int row = view.viewport().rowAt(event.y);
        boolean isMark = model.rows().belowOf(row) < 0 && view.gutter().zoneAt(event.x) == Gutter.Zone.MARK;
        return isMark ? view.decorations().marks.tipAt(model.text(), model.rows().lineOf(row)) : "";
    }

    private void showTip(String tip) {
        if (!tip.equals(shownTip)) {
            shownTip = tip;
            view.canvas().setToolTipText(tip.isEmpty() ? null : tip.replace("&", "&&"));
        }
    }

    private void dragTo() {
        extendTo(view.offsetAt(pointerX, pointerY));
        boolean outside = pointerY < 0 || pointerY > view.viewport().height()
                || pointerX > view.viewport().width() || pointerX < view.viewport().gutter();
        if (outside) {
            view.canvas().getDisplay().timerExec(AUTO_SCROLL_MILLIS, this::autoScroll);
        }
    }

    /** Goes on scrolling while the pointer is held outside. */
    private void autoScroll() {
        if (!dragging || view.canvas().isDisposed()) {
            return;
        }
        int dy = pointerY < 0 ? pointerY : Math.max(0, pointerY - view.viewport().height());
        int dx = pointerX < view.viewport().gutter() ? pointerX - view.viewport().gutter()
                : Math.max(0, pointerX - view.viewport().width());
        if (view.scrollTo(view.viewport().left() + dx / 2, view.viewport().top() + dy / 2)) {
            dragTo();
        }
    }

    private void up(Event event) {
        if (view.scrollbars().release()) {
            return;
        }
        if (dragging && event.button == 1) {
            dragging = false;
            Display display = view.canvas().getDisplay();
            Selection main = model.selections().main();
            // Other programs are told when the events that wait are done.
            display.asyncExec(() -> {
                if (!view.canvas().isDisposed()) {
                    commands.clip().select(model.text(), main);
                }
            });
        }
    }
}
