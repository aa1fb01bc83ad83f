package dev.rustaiide.app.terminal.internal;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Event;

import dev.rustaiide.app.ui.components.Question;
import dev.rustaiide.foundation.common.Counted;
import dev.rustaiide.foundation.terminal.CellPosition;
import dev.rustaiide.foundation.terminal.InputModes;
import dev.rustaiide.foundation.terminal.InputModes.Mouse;
import dev.rustaiide.foundation.terminal.LineText;
import dev.rustaiide.foundation.terminal.TerminalInput;
import dev.rustaiide.foundation.terminal.TerminalInput.Key;
import dev.rustaiide.foundation.terminal.TerminalInput.MouseAction;

/** The pointer over a terminal, and the clipboard. With Shift the pointer is never the program's. */
final class TerminalPointer {
    private static final int WHEEL_ROWS = 3;
    /** A longer text is not shown whole in a question. */
    private static final int SHOWN = 300;

    private final TerminalView view;
    private final TerminalLinks links;
    private boolean selecting;
    private int held;
    private Optional<TerminalLinks.Found> over = Optional.empty();

    TerminalPointer(TerminalView view, TerminalLinks links) {
        this.view = view;
        this.links = links;
        view.addListener(SWT.MouseDown, this::press);
        view.addListener(SWT.MouseUp, this::release);
        view.addListener(SWT.MouseMove, this::move);
        view.addListener(SWT.MouseDoubleClick, this::doubleClick);
        view.addListener(SWT.MouseVerticalWheel, this::wheel);
        view.setCursor(view.getDisplay().getSystemCursor(SWT.CURSOR_IBEAM));
    }

    private boolean isOfProgram(Event event, InputModes modes) {
        return modes.mouse() != Mouse.NONE && (event.stateMask & SWT.SHIFT) == 0;
    }

    private void tell(MouseAction action, int button, Event event, InputModes modes) {
        Point cell = view.cellAt(event.x, event.y);
        int modifiers = ((event.stateMask & SWT.ALT) != 0 ? TerminalInput.ALT : 0)
                | ((event.stateMask & SWT.CTRL) != 0 ? TerminalInput.CTRL : 0);
        view.terminal().write(TerminalInput.mouse(action, button, cell.x, cell.y, modifiers, modes));
    }

    private void press(Event event) {
        view.forceFocus();
        InputModes modes = view.terminal().modes();
        boolean ctrl = (event.stateMask & SWT.MOD1) != 0;
        if (event.button == 1 && !view.frame().isAlternate()
                && view.scroll().press(event.x, event.y, view.getClientArea().width)) {
            drag();
        } else if (ctrl && event.button == 1 && linkAt(event).isPresent()) {
            linkAt(event).ifPresent(found -> links.follow(found.link(), view.terminal()));
        } else if (isOfProgram(event, modes) && event.button <= 3) {
            held = event.button;
            tell(MouseAction.PRESS, event.button, event, modes);
        } else if (event.button == 2) {
            paste(true);
        } else if (event.button == 1) {
            select(event);
        }
    }

    private void select(Event event) {
        CellPosition at = view.boundaryAt(event.x, event.y);
        if (event.count >= 3) {
            line(at);
            return;
        }
        if ((event.stateMask & SWT.SHIFT) != 0) {
            view.selection().extend(at);
        } else {
            view.selection().start(at);
        }
        selecting = true;
        view.redraw();
    }

    private void line(CellPosition at) {
        view.selection().set(new CellPosition(at.line(), 0), new CellPosition(at.line() + 1, 0));
        selecting = false;
        offer();
        view.redraw();
    }

    private void drag() {
        view.scrollTo((int) (view.scroll().offset() / view.rowHeight()));
    }

    private void move(Event event) {
        InputModes modes = view.terminal().modes();
        if (view.scroll().isDragged()) {
            view.scroll().drag(event.y);
            drag();
        } else if (selecting) {
            int height = view.getClientArea().height;
            if (event.y < 0 || event.y > height) {
                view.scrollRows(event.y < 0 ? -1 : 1);
            }
            view.selection().extend(view.boundaryAt(event.x, event.y));
            view.redraw();
        } else if (isOfProgram(event, modes)) {
            tell(MouseAction.MOVE, held, event, modes);
        }
        hover(event);
    }

    private void hover(Event event) {
        Optional<TerminalLinks.Found> found = (event.stateMask & SWT.MOD1) != 0 && !selecting ? linkAt(event)
                : Optional.empty();
        if (view.marks().setLink(found.map(TerminalLinks.Found::place).orElse(null))) {
            view.redraw();
        }
        if (found.isPresent() != over.isPresent()) {
            view.setCursor(view.getDisplay().getSystemCursor(found.isPresent() ? SWT.CURSOR_HAND
                    : SWT.CURSOR_IBEAM));
        }
        over = found;
    }

    private Optional<TerminalLinks.Found> linkAt(Event event) {
        if (view.frame().rows() == 0) {
            return Optional.empty();
        }
        Point cell = view.cellAt(event.x, event.y);
        return TerminalLinks.at(view.terminal(), view.frame(), cell.y, cell.x);
    }

    private void release(Event event) {
        InputModes modes = view.terminal().modes();
        if (view.scroll().isDragged()) {
            view.scroll().release();
            view.redraw();
        } else if (selecting) {
            selecting = false;
            offer();
        } else if (held > 0) {
            tell(MouseAction.RELEASE, held, event, modes);
        }
        held = 0;
    }

    /** A word is what has no blanks, quotes or brackets in it: names, paths, addresses. */
    private void doubleClick(Event event) {
        if (event.button != 1 || isOfProgram(event, view.terminal().modes())) {
            return;
        }
        Point cell = view.cellAt(event.x, event.y);
        CellPosition at = view.frame().position(cell.y, cell.x);
        view.terminal().use(one -> one.line(at.line())).ifPresent(line -> {
            selecting = false;
            int index = line.indexOf(at.cell());
            int start = index;
            int end = index;
            while (start > 0 && isWord(line, start - 1)) {
                start--;
            }
            while (end < line.text().length() && isWord(line, end)) {
                end++;
            }
            if (start < end) {
                view.selection().set(new CellPosition(at.line(), line.cellOf(start)),
                        new CellPosition(at.line(), line.cellOf(end - 1) + 1));
                offer();
            }
            view.redraw();
        });
    }

    private static boolean isWord(LineText line, int index) {
        char c = line.text().charAt(index);
        return !Character.isWhitespace(c) && "\"'`()[]{}<>|,;│".indexOf(c) < 0;
    }

    private void wheel(Event event) {
        InputModes modes = view.terminal().modes();
        int count = event.count;
        if (isOfProgram(event, modes)) {
            tell(count > 0 ? MouseAction.WHEEL_UP : MouseAction.WHEEL_DOWN, 0, event, modes);
        } else if (modes.alternateScroll()) {
            byte[] key = TerminalInput.key(count > 0 ? Key.UP : Key.DOWN, 0, modes);
            for (int i = 0; i < WHEEL_ROWS; i++) {
                view.terminal().write(key);
            }
        } else {
            view.scrollRows(-Integer.signum(count) * Math.max(WHEEL_ROWS, Math.abs(count)));
        }
    }

    /** What is selected can be pasted with the middle button, as everywhere on the desktop. */
    private void offer() {
        put(DND.SELECTION_CLIPBOARD);
    }

    void copy() {
        put(DND.CLIPBOARD);
    }

    private void put(int where) {
        String text = view.selectedText();
        if (!text.isEmpty()) {
            Clipboard clipboard = new Clipboard(view.getDisplay());
            clipboard.setContents(new Object[] {text}, new Transfer[] {TextTransfer.getInstance()}, where);
            clipboard.dispose();
        }
    }

    /** From the clipboard, or what is selected on the desktop. */
    void paste(boolean selected) {
        Clipboard clipboard = new Clipboard(view.getDisplay());
        Object content = clipboard.getContents(TextTransfer.getInstance(),
                selected ? DND.SELECTION_CLIPBOARD : DND.CLIPBOARD);
        clipboard.dispose();
        String text = Objects.toString(content, "");
        if (text.isEmpty()) {
            return;
        }
        if (!TerminalInput.isRisky(text, view.terminal().modes())) {
            view.type(TerminalInput.paste(text, view.terminal().modes()));
            return;
        }
        String shown = text.length() > SHOWN ? text.substring(0, SHOWN) + " …" : text;
        String lines = Counted.of(text.strip().lines().toList().size(), "line");
        Question.ask(view.getShell(), view.theLook(), "Paste " + lines + "?",
                "Each is run at once, since this program does not know what is pasted:\n" + shown,
                List.of("Paste", "Do not paste"), 1, answer -> {
                    if (answer == 0 && !view.isDisposed()) {
                        view.type(TerminalInput.paste(text, view.terminal().modes()));
                    }
                });
    }
}
