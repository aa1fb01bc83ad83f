package dev.rustaiide.app.workbench.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Widget;

import dev.rustaiide.app.editor.CodeEditor;
import dev.rustaiide.app.workbench.Command;
import dev.rustaiide.app.workbench.KeyContext;
import dev.rustaiide.app.workbench.KeyOwner;
import dev.rustaiide.app.workbench.KeySequence;
import dev.rustaiide.app.workbench.KeyStroke;

/**
 * Turns key strokes into commands, before any widget sees them. A stroke that starts no sequence goes on to the widget
 * with the focus; one that breaks off a sequence is dropped with it, as in other editors.
 */
final class KeyDispatch {
    private static final KeyStroke SHIFT = new KeyStroke(0, SWT.SHIFT);
    /** Milliseconds from one tap of Shift to the next. */
    private static final int TAPS = 400;

    private final CommandTable commands;
    private final List<KeyStroke> typed = new ArrayList<>();
    private boolean shiftAlone;
    private int tappedAt;

    KeyDispatch(CommandTable commands) {
        this.commands = commands;
    }

    /** To be a filter of {@link SWT#KeyDown}. */
    void handle(Event event) {
        if (isModifier(event.keyCode)) {
            shiftAlone = event.keyCode == SWT.SHIFT && (event.stateMask & SWT.MODIFIER_MASK) == 0;
            return;
        }
        shiftAlone = false;
        if (typed.equals(List.of(SHIFT))) {
            typed.clear(); // a capital letter after a tap is a letter
        }
        if (belongsToField(event) || isOwned(event) || isAsked(event.widget)) {
            return;
        }
        take(event, KeyStroke.of(event));
    }

    /** To be a filter of {@link SWT#KeyUp}: Shift that was pressed alone is a stroke when it is let go of. */
    void handleUp(Event event) {
        if (event.keyCode == SWT.SHIFT && shiftAlone && !isAsked(event.widget)) {
            shiftAlone = false;
            if (typed.equals(List.of(SHIFT)) && event.time - tappedAt > TAPS) {
                typed.clear();
            } else if (!typed.isEmpty() && !typed.equals(List.of(SHIFT))) {
                return; // another sequence has begun; it goes on with the next key
            }
            tappedAt = event.time;
            take(event, SHIFT);
        }
    }

    private void take(Event event, KeyStroke stroke) {
        typed.add(stroke);
        boolean continued = typed.size() > 1;
        Step step = step();
        if (step == Step.INCOMPLETE) {
            consume(event);
            return;
        }
        typed.clear();
        if (step == Step.RUN || continued || isReleased(event, stroke)) {
            consume(event);
        }
    }

    /** To be a filter of {@link SWT#Traverse}: a tab key with Ctrl is a command, not a way to the next field. */
    static void keepTab(Event event) {
        boolean tab = event.detail == SWT.TRAVERSE_TAB_NEXT || event.detail == SWT.TRAVERSE_TAB_PREVIOUS;
        if (tab && (event.stateMask & SWT.CTRL) != 0 || event.detail == SWT.TRAVERSE_PAGE_NEXT
                || event.detail == SWT.TRAVERSE_PAGE_PREVIOUS) {
            consume(event);
        }
    }

    private enum Step {
        RUN, INCOMPLETE, NOTHING
    }

    /** What people are in comes before the window, and there what was added last. */
    private Step step() {
        Step within = step(command -> !isOfWindow(command) && command.context().here().getAsBoolean());
        return within == Step.NOTHING ? step(KeyDispatch::isOfWindow) : within;
    }

    private static boolean isOfWindow(Command command) {
        return command.context().equals(KeyContext.WINDOW);
    }

    private Step step(Predicate<Command> counts) {
        Step step = Step.NOTHING;
        for (Command command : commands.all().reversed()) {
            for (KeySequence keys : command.keys()) {
                if (keys.startsWith(typed) && counts.test(command) && command.enabled().getAsBoolean()) {
                    if (keys.strokes().size() == typed.size()) {
                        command.action().run();
                        return Step.RUN;
                    }
                    step = Step.INCOMPLETE;
                }
            }
        }
        return step;
    }

    /** An editor has the keys that its commands come with; what the key map took away it shall not find. */
    private boolean isReleased(Event event, KeyStroke stroke) {
        return event.widget instanceof Control control && control.getParent() instanceof CodeEditor
                && commands.isReleased(stroke);
    }

    private static void consume(Event event) {
        event.doit = false;
        event.type = SWT.None;
    }

    private static boolean isModifier(int key) {
        return key == SWT.CTRL || key == SWT.SHIFT || key == SWT.ALT || key == SWT.COMMAND || key == SWT.ALT_GR;
    }

    /** A sequence that a command has begun goes on with it. */
    private boolean isOwned(Event event) {
        return typed.isEmpty() && event.widget instanceof Control control
                && control.getData(KeyOwner.KEY) instanceof KeyOwner owner && owner.keeps(KeyStroke.of(event));
    }

    /** While a question is open nothing else happens in the window. */
    private static boolean isAsked(Widget widget) {
        return widget instanceof Control control && (control.getShell().getStyle() & SWT.APPLICATION_MODAL) != 0;
    }

    /** A field keeps what edits its text: plain characters, and the clipboard's and undo's keys. */
    private static boolean belongsToField(Event event) {
        if (!(event.widget instanceof Text)) {
            return false;
        }
        boolean plain = (event.stateMask & (SWT.MOD1 | SWT.ALT)) == 0 && (event.keyCode & SWT.KEYCODE_BIT) == 0;
        boolean clipboard = (event.stateMask & SWT.MODIFIER_MASK) == SWT.MOD1 && "acvxzy".indexOf(event.keyCode) >= 0;
        return plain || clipboard;
    }
}
