package dev.rustaiide.app.ui.components;

import java.util.ArrayList;
import java.util.List;

/** What a field has had in it, for undo: a word that is typed in one go is one step. */
final class TypedStates {
    private static final int MOST = 500;

    private final List<State> states = new ArrayList<>(List.of(new State("", 0)));
    private int at;

    /** A text, and where the caret was in it. */
    record State(String text, int caret) {}

    /** People changed it to {@code text}. */
    void typed(String text, int caret) {
        State now = states.get(at);
        if (now.text().equals(text)) {
            return;
        }
        states.subList(at + 1, states.size()).clear();
        if (at > 0 && goesOn(now, text)) {
            states.set(at, new State(text, caret));
            return;
        }
        states.add(new State(text, caret));
        if (states.size() > MOST) {
            states.removeFirst();
        }
        at = states.size() - 1;
    }

    /** Whether {@code text} is what it was and one more letter of the same word. */
    private boolean goesOn(State now, String text) {
        boolean longer = text.length() == now.text().length() + 1 && text.startsWith(now.text())
                && states.get(at - 1).text().length() < now.text().length();
        return longer && !Character.isWhitespace(text.charAt(text.length() - 1));
    }

    State undo() {
        at = Math.max(0, at - 1);
        return states.get(at);
    }

    State redo() {
        at = Math.min(states.size() - 1, at + 1);
        return states.get(at);
    }
}
