package dev.rustaiide.app.editor.internal;

import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Caret;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.IME;
import org.jspecify.annotations.Nullable;

import dev.rustaiide.app.editor.EditorCommand;

/** Keys and input methods. */
final class KeyInput {
    private final EditorModel model;
    private final TextView view;
    private final Commands commands;
    private final KeyMap keys = new KeyMap();
    /** Tells an input method where its window belongs; there only while it composes, since it blinks. */
    private @Nullable Caret caret;
    private char highSurrogate;

    KeyInput(EditorModel model, TextView view, Commands commands) {
        this.model = model;
        this.view = view;
        this.commands = commands;
        view.canvas().addListener(SWT.KeyDown, this::keyDown);
        view.canvas().addListener(SWT.Traverse, KeyInput::traverse);
        IME ime = new IME(view.canvas(), SWT.NONE);
        view.canvas().setIME(ime);
        ime.addListener(SWT.ImeComposition, event -> compose(ime, event));
    }

    private void keyDown(Event event) {
        if (!event.doit) {
            return;
        }
        Optional<EditorCommand> command = keys.find(event);
        if (command.isPresent()) {
            event.doit = !commands.run(command.get());
        } else if (isText(event)) {
            event.doit = false;
            type(event.character);
        }
    }

    private static boolean isText(Event event) {
        int modifiers = event.stateMask & SWT.MODIFIER_MASK;
        // Ctrl and Alt together are how some keyboards reach their third level.
        boolean plain = (modifiers & ~SWT.SHIFT) == 0 || modifiers == (SWT.CTRL | SWT.ALT);
        return plain && event.character >= ' ' && event.character != SWT.DEL;
    }

    private void type(char c) {
        if (Character.isHighSurrogate(c)) {
            highSurrogate = c;
        } else if (Character.isLowSurrogate(c) && highSurrogate != 0) {
            commands.type(new String(new char[] {highSurrogate, c}));
            highSurrogate = 0;
        } else {
            commands.type(String.valueOf(c));
        }
    }

    /** Every key is ours, Tab and Escape too, but for moving the focus with Ctrl and Tab. */
    private static void traverse(Event event) {
        switch (event.detail) {
            case SWT.TRAVERSE_TAB_NEXT, SWT.TRAVERSE_TAB_PREVIOUS -> event.doit = (event.stateMask & SWT.MOD1) != 0;
            default -> event.doit = false;
        }
    }

    private void compose(IME ime, Event event) {
        switch (event.detail) {
            case SWT.COMPOSITION_CHANGED -> {
                boolean committed = event.text.length() == ime.getCommitCount();
                // What is committed arrives as keys.
                view.decorations().preedit = committed || model.isReadOnly() ? "" : event.text;
                placeCaret(!committed);
                int line = model.text().lineOf(model.selections().main().caret());
                view.redrawLines(line, line);
            }
            case SWT.COMPOSITION_OFFSET -> event.index = model.selections().main().caret();
            case SWT.COMPOSITION_SELECTION -> {
                event.start = model.selections().main().start();
                event.end = model.selections().main().end();
                event.text = "";
            }
            default -> {
                // Nothing else is asked of an editor.
            }
        }
    }

    private void placeCaret(boolean composing) {
        Caret old = caret;
        if (!composing && old != null) {
            caret = null;
            view.canvas().setCaret(null);
            old.dispose();
        } else if (composing && old == null) {
            Caret made = new Caret(view.canvas(), SWT.NONE);
            Point at = view.locationOf(model.selections().main().caret());
            made.setBounds(at.x, at.y, 1, view.metrics().lineHeight());
            view.canvas().setCaret(made);
            caret = made;
        }
    }
}
