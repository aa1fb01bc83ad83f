package dev.rustaiide.app.assistant.internal.view;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;

import org.eclipse.swt.widgets.Composite;

import dev.rustaiide.ai.code.analysis.Syntax;
import dev.rustaiide.app.assistant.internal.parts.ScrollColumn;
import dev.rustaiide.app.assistant.internal.talk.Exchange;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.Token;

/** A conversation, the last of it in view. Only what differs from what is shown is made anew. */
final class Transcript {
    /** Of a longer conversation the beginning is not drawn. */
    private static final int MOST = 60;

    private final ScrollColumn column;
    private final Look look;
    private final Syntax syntax;
    private final Actions actions;
    private final Executor ui;
    private final List<ExchangeView> views = new ArrayList<>();
    private List<Exchange> shown = List.of();

    Transcript(Composite parent, Look look, Syntax syntax, Actions actions, Executor ui) {
        this.look = look;
        this.syntax = syntax;
        this.actions = actions;
        this.ui = ui;
        column = new ScrollColumn(parent, look, "Conversation");
        column.setGround(Token.BACKGROUND);
    }

    ScrollColumn control() {
        return column;
    }

    void show(List<Exchange> all) {
        List<Exchange> now = all.subList(Math.max(0, all.size() - MOST), all.size());
        if (!goesOn(now)) {
            views.forEach(ExchangeView::dispose);
            views.clear();
            column.toEnd();
        }
        boolean more = now.size() > views.size() && (!views.isEmpty() || now.size() == 1);
        for (int i = 0; i < now.size(); i++) {
            if (i == views.size()) {
                views.add(new ExchangeView(column, look, syntax, actions, ui, now.get(i)));
            } else if (!views.get(i).isOf(now.get(i))) {
                views.get(i).show(now.get(i));
            }
        }
        shown = List.copyOf(now);
        if (more) {
            show(views.getLast(), now.getLast());
        }
    }

    /** An answer is read from its beginning; of work the end matters, where it asks. */
    private void show(ExchangeView view, Exchange last) {
        if (last.intent().edits()) {
            column.toEnd();
        } else {
            column.toEndFrom(view.question());
        }
    }

    /** Whether {@code now} is what is shown, with changes of answers and more behind it. */
    private boolean goesOn(List<Exchange> now) {
        if (now.size() < shown.size()) {
            return false;
        }
        for (int i = 0; i < shown.size(); i++) {
            Exchange before = shown.get(i);
            if (!before.time().equals(now.get(i).time()) || !before.question().equals(now.get(i).question())) {
                return false;
            }
        }
        return true;
    }
}
