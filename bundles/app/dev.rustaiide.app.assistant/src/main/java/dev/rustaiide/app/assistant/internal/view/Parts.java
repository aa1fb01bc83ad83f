package dev.rustaiide.app.assistant.internal.view;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;

import org.eclipse.swt.widgets.Control;

import dev.rustaiide.ai.code.analysis.Syntax;
import dev.rustaiide.app.assistant.internal.parts.CodeBlock;
import dev.rustaiide.app.assistant.internal.parts.ScrollColumn;
import dev.rustaiide.app.assistant.internal.talk.AnswerPart;
import dev.rustaiide.app.assistant.internal.talk.CitedText;
import dev.rustaiide.app.assistant.internal.talk.Exchange;
import dev.rustaiide.app.ui.components.Icon;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.MarkdownView;
import dev.rustaiide.app.ui.components.Token;

/** The pieces of an answer as controls. While it grows, only the piece that differs is set anew. */
final class Parts {
    private final ScrollColumn column;
    private final Look look;
    private final Syntax syntax;
    private final Actions actions;
    private final Executor ui;
    private final List<Shown> shown = new ArrayList<>();
    private Exchange exchange;

    /** A piece and how it is shown. */
    private sealed interface Shown {
        Control control();

        record Prose(MarkdownView control) implements Shown {}

        record Code(CodeBlock control, CodeColours colours) implements Shown {}
    }

    Parts(ScrollColumn column, Look look, Syntax syntax, Actions actions, Executor ui,
            Exchange exchange) {
        this.column = column;
        this.look = look;
        this.syntax = syntax;
        this.actions = actions;
        this.ui = ui;
        this.exchange = exchange;
    }

    List<Control> show(Exchange now) {
        exchange = now;
        List<AnswerPart> parts = AnswerPart.of(exchange.answer());
        for (int i = 0; i < parts.size(); i++) {
            if (i < shown.size() && !fits(shown.get(i), parts.get(i))) {
                cut(i);
            }
            if (i == shown.size()) {
                shown.add(make(parts.get(i)));
            }
            set(shown.get(i), parts.get(i));
        }
        cut(parts.size());
        return shown.stream().map(Shown::control).toList();
    }

    private void cut(int size) {
        while (shown.size() > size) {
            shown.removeLast().control().dispose();
        }
    }

    private static boolean fits(Shown control, AnswerPart part) {
        return control instanceof Shown.Prose == part instanceof AnswerPart.Prose;
    }

    private Shown make(AnswerPart part) {
        if (part instanceof AnswerPart.Prose) {
            MarkdownView view = new MarkdownView(column, look);
            view.setGround(Token.BACKGROUND);
            view.onLink(link -> actions.follow(link, exchange));
            return new Shown.Prose(view);
        }
        CodeBlock block = new CodeBlock(column, look);
        block.addAction(Icon.COPY, "Copy", () -> actions.copy(block.code()));
        block.addAction(Icon.STEP_INTO, "Insert at the caret", () -> actions.insert(block.code()));
        return new Shown.Code(block, new CodeColours(block, syntax, ui));
    }

    private void set(Shown control, AnswerPart part) {
        switch (part) {
            case AnswerPart.Prose(String markdown) when control instanceof Shown.Prose(MarkdownView view) -> {
                String text = CitedText.linked(markdown, exchange.citations());
                if (!text.equals(view.text())) {
                    view.setText(text);
                    column.refit(view);
                }
            }
            case AnswerPart.Code(String language, String code) when control instanceof Shown.Code block -> {
                if (!code.equals(block.control().code()) || code.isEmpty()) {
                    block.control().setCode(language, code);
                    block.colours().follow(language, code);
                    column.refit(block.control());
                }
            }
            default -> throw new IllegalStateException("a piece is shown as another");
        }
    }
}
