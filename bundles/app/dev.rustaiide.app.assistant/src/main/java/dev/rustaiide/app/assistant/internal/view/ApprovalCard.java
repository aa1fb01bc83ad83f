package dev.rustaiide.app.assistant.internal.view;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.layout.RowLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;

import dev.rustaiide.ai.assistant.ApprovalRequest.Decision;
import dev.rustaiide.ai.assistant.ApprovalRequest;
import dev.rustaiide.ai.assistant.ToolStep;
import dev.rustaiide.app.assistant.internal.parts.Card;
import dev.rustaiide.app.assistant.internal.parts.CodeBlock;
import dev.rustaiide.app.ui.components.Button;
import dev.rustaiide.app.ui.components.Caption;
import dev.rustaiide.app.ui.components.Icon;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.TextSize;
import dev.rustaiide.app.ui.components.Token;

/** Asks whether a step may be done, with all that would be done. It takes no focus. */
final class ApprovalCard {
    private final Card card;
    private final ApprovalRequest request;

    ApprovalCard(Composite parent, Look look, ApprovalRequest request, Actions actions) {
        this.request = request;
        ToolStep step = request.step();
        card = new Card(parent, look, question(step), Token.WARNING);
        GridLayout layout = new GridLayout();
        layout.marginWidth = 3 * Look.STEP;
        layout.marginHeight = 3 * Look.STEP;
        layout.verticalSpacing = 2 * Look.STEP;
        card.setLayout(layout);
        add(caption(look, question(step), TextSize.BODY, Token.TEXT));
        CodeBlock subject = new CodeBlock(card, look);
        subject.setCode(step.tool(), step.subject());
        subject.addAction(Icon.COPY, "Copy", () -> actions.copy(step.subject()));
        add(subject);
        add(caption(look, request.why(), TextSize.SMALL, Token.MUTED));
        Composite buttons = new Composite(card, SWT.NONE);
        RowLayout row = new RowLayout();
        row.marginLeft = 0;
        row.marginRight = 0;
        row.marginTop = 0;
        row.marginBottom = 0;
        row.spacing = 2 * Look.STEP;
        buttons.setLayout(row);
        buttons.setBackground(look.color(Token.RAISED));
        add(buttons);
        button(buttons, look, "Allow once", true, Decision.ONCE, actions);
        button(buttons, look, "Allow in this conversation", false, Decision.ALWAYS, actions);
        button(buttons, look, "Refuse", false, Decision.NO, actions);
    }

    static String question(ToolStep step) {
        return switch (step.effect()) {
            case RUN -> "Run this program?";
            case NETWORK -> "Talk to another machine?";
            case EDIT -> "Change this?";
            case READ -> "Read this?";
        };
    }

    Control control() {
        return card;
    }

    boolean isFor(ApprovalRequest other) {
        return request == other;
    }

    private Caption caption(Look look, String text, TextSize size, Token color) {
        Caption caption = new Caption(card, look, text, size, color);
        caption.setGround(Token.RAISED);
        return caption;
    }

    private static void add(Control control) {
        control.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
    }

    private static void button(Composite parent, Look look, String label, boolean primary, Decision decision,
            Actions actions) {
        Button button = new Button(parent, look, label, primary);
        button.setGround(Token.RAISED);
        button.onPress(() -> actions.decide(decision));
    }
}
