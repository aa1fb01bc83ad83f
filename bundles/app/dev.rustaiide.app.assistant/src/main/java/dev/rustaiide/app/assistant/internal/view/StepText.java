package dev.rustaiide.app.assistant.internal.view;

import dev.rustaiide.ai.assistant.ToolStep;
import dev.rustaiide.ai.assistant.Turn;
import dev.rustaiide.app.ui.components.Glyph;
import dev.rustaiide.app.ui.components.Icon;
import dev.rustaiide.app.ui.components.Row;
import dev.rustaiide.app.ui.components.Token;

/** How what an agent plans and does stands in lines. */
final class StepText {
    private StepText() {}

    static Row row(ToolStep step) {
        return Row.of(glyph(step.state()), subject(step)).badge(badge(step), tint(step.state()))
                .hint(step.tool() + ": " + step.subject()
                        + (step.outcome().isEmpty() ? "" : '\n' + step.outcome()));
    }

    /** A command as it is; of other tools what they are, too. */
    private static String subject(ToolStep step) {
        return switch (step.effect()) {
            case RUN -> step.subject();
            case READ, EDIT, NETWORK -> step.subject().isEmpty() ? step.tool()
                    : step.tool().replace('_', ' ') + "  " + step.subject();
        };
    }

    private static String badge(ToolStep step) {
        return switch (step.state()) {
            case WAITING -> "asks you";
            case RUNNING -> "running";
            case REFUSED -> "refused";
            case DONE, FAILED -> step.outcome();
        };
    }

    private static Glyph glyph(ToolStep.State state) {
        return switch (state) {
            case WAITING -> new Glyph(Icon.SHIELD_ALERT, Token.WARNING);
            case RUNNING -> new Glyph(Icon.RUN, Token.ACCENT);
            case DONE -> new Glyph(Icon.CHECK, Token.SUCCESS);
            case FAILED -> new Glyph(Icon.ERROR, Token.ERROR);
            case REFUSED -> new Glyph(Icon.SHIELD, Token.MUTED);
        };
    }

    private static Token tint(ToolStep.State state) {
        return switch (state) {
            case WAITING -> Token.WARNING;
            case FAILED -> Token.ERROR;
            case RUNNING, DONE, REFUSED -> Token.MUTED;
        };
    }

    static Row row(Turn.PlanItem item) {
        Row row = Row.of(item.isDone() ? new Glyph(Icon.SUCCESS, Token.SUCCESS)
                : new Glyph(Icon.BREAKPOINT, Token.MUTED), item.text()).hint(item.text());
        return item.isDone() ? row.color(Token.MUTED) : row;
    }
}
