package dev.rustaiide.app.assistant.internal.view;

import java.util.function.Consumer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;

import dev.rustaiide.app.assistant.internal.parts.Disclosure;
import dev.rustaiide.app.ui.components.Caption;
import dev.rustaiide.app.ui.components.Glyph;
import dev.rustaiide.app.ui.components.Icon;
import dev.rustaiide.app.ui.components.Link;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.Row;
import dev.rustaiide.app.ui.components.TextSize;
import dev.rustaiide.app.ui.components.Token;
import dev.rustaiide.app.workbench.CommandId;

/** What stands there before anything was asked: what can be asked, what works without a model, how to get one. */
final class Beginning {
    private final Composite body;
    private final Look look;
    private final Caption about;
    private final Link models;
    private final Composite centre;

    /** @param run runs a command */
    Beginning(Composite parent, Look look, Consumer<CommandId> run) {
        this.look = look;
        body = new Composite(parent, SWT.NONE);
        GridLayout layout = new GridLayout();
        layout.marginWidth = 4 * Look.STEP;
        layout.marginHeight = 4 * Look.STEP;
        body.setLayout(layout);
        centre = new Composite(body, SWT.NONE);
        GridLayout inner = new GridLayout();
        inner.marginWidth = 0;
        inner.marginHeight = 0;
        inner.verticalSpacing = Look.STEP;
        centre.setLayout(inner);
        centre.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        caption("What would you like to know?", TextSize.TITLE, Token.TEXT);
        about = caption("", TextSize.BODY, Token.MUTED);
        gap();
        offer(Icon.QUESTION, "Explain what is at the caret", "assistant.explain", run);
        offer(Icon.BOOK, "Document it", "assistant.document", run);
        offer(Icon.TEST, "Write tests for it", "assistant.test", run);
        offer(Icon.LIGHT_BULB, "Fix the problem at the caret", "assistant.fix", run);
        offer(Icon.COMPARE, "Review my changes", "assistant.review", run);
        gap();
        models = new Link(centre, look, "Models…");
        models.setGround(Token.BACKGROUND);
        models.onPress(() -> run.accept(new CommandId("models.open")));
        Look.Registration registration = look.onChange(this::dress);
        body.addListener(SWT.Dispose, event -> registration.close());
        dress();
    }

    Control control() {
        return body;
    }

    private void gap() {
        Caption gap = caption("", TextSize.SMALL, Token.MUTED);
        ((GridData) gap.getLayoutData()).heightHint = 2 * Look.STEP;
    }

    private Caption caption(String text, TextSize size, Token color) {
        Caption caption = new Caption(centre, look, text, size, color);
        caption.setGround(Token.BACKGROUND);
        caption.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        return caption;
    }

    private void offer(Icon icon, String title, String command, Consumer<CommandId> run) {
        Disclosure row = new Disclosure(centre, look);
        row.setGround(Token.BACKGROUND);
        row.setOuter();
        row.show(Row.of(new Glyph(icon, Token.ACCENT), title), false);
        row.onPress(() -> run.accept(new CommandId(command)));
        row.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
    }

    private void dress() {
        body.setBackground(look.color(Token.BACKGROUND));
        centre.setBackground(look.color(Token.BACKGROUND));
    }

    /** @param hasModels whether there is a view of models to go to */
    void update(Answerer by, boolean hasFolder, boolean hasModels) {
        about.setText(!hasFolder ? "Open a folder first: the assistant answers about its code and documents."
                : by.isModel() ? "Ask about the code of this folder in your own words. Answers name the places that "
                        + "they rest on. " + by.why()
                : "Ask about the code of this folder in your own words. No model that answers is installed, so answers "
                        + "are what search and index find, with the places; nothing leaves this machine. With a model "
                        + "it also explains, writes and works on its own.");
        models.setLabel(by.isModel() ? "Models…" : "Get a model…");
        models.setVisible(hasModels);
        body.layout(true, true);
    }
}
