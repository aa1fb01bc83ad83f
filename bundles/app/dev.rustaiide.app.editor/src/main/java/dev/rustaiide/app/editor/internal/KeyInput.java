package dev.rustaiide.app.editor.internal;

import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Caret;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.IME;

import dev.rustaiide.app.editor.EditorCommand;
import dev.rustaiide.app.editor.Selections;

/** Keys and input methods. */
final class KeyInput implements EditorModel.Listener {
    private final EditorModel model;
    private final TextView view;
    private final Commands commands;
    private final KeyMap keys = new KeyMap();
    private final Caret caret;
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
        // Never drawn: it tells input methods where their window belongs.
        caret = new Caret(view.canvas(), SWT.NONE);
        caret.setVisible(false);
        view.canvas().setCaret(caret);
        view.canvas().addListener(SWT.FocusIn, event -> placeCaret());
        model.addListener(this);
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

    private void placeCaret() {
        if (view.canvas().isFocusControl()) {
            caret.setBounds(view.locationOf(model.selections().main().caret()).x,
                    view.locationOf(model.selections().main().caret()).y, 1, view.metrics().lineHeight());
        }
    }

    /** An input method is asked for a place only when it opens its window; following each key costs more than it gives. */
    @Override
    public void selectionsChanged(Selections before) {
        if (!view.decorations().preedit.isEmpty()) {
            placeCaret();
        }
    }
}
