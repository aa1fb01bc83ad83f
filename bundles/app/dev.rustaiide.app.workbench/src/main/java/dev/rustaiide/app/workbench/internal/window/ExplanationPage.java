package dev.rustaiide.app.workbench.internal.window;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;

import org.eclipse.e4.ui.di.Focus;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;

import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.MarkdownView;
import dev.rustaiide.app.ui.components.Token;
import dev.rustaiide.app.workbench.internal.Explanations;
import dev.rustaiide.app.workbench.internal.WebLinks;

/** The explanation that was asked for last. */
public final class ExplanationPage {
    private final Explanations explanations;
    private final MarkdownView view;
    private final Runnable update = this::update;

    @Inject
    public ExplanationPage(Composite parent, Look look, Explanations explanations, WebLinks links) {
        this.explanations = explanations;
        parent.setLayout(new FillLayout());
        view = new MarkdownView(parent, look);
        view.setGround(Token.BACKGROUND);
        view.onLink(links::open);
        explanations.onChange(update);
        update();
    }

    private void update() {
        if (!view.isDisposed()) {
            view.setText(explanations.text());
        }
    }

    @Focus
    void focus() {
        view.forceFocus();
    }

    @PreDestroy
    void close() {
        explanations.removeListener(update);
    }
}
