package dev.rustaiide.app.assistant.internal.view;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.swt.widgets.Control;

import dev.rustaiide.ai.assistant.ToolStep;
import dev.rustaiide.ai.assistant.Turn;
import dev.rustaiide.app.assistant.internal.parts.CodeBlock;
import dev.rustaiide.app.assistant.internal.parts.Disclosure;
import dev.rustaiide.app.assistant.internal.parts.ScrollColumn;
import dev.rustaiide.app.assistant.internal.talk.Exchange;
import dev.rustaiide.app.ui.components.Icon;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.Row;
import dev.rustaiide.app.ui.components.Token;

/** The plan of an agent and its steps, each of which opens to what came of it. */
final class Steps {
    private final ScrollColumn column;
    private final Look look;
    private final Actions actions;
    private final Runnable changed;
    private final List<Disclosure> plan = new ArrayList<>();
    private final Map<Integer, Disclosure> lines = new HashMap<>();
    private final Map<Integer, CodeBlock> details = new HashMap<>();

    /** {@code changed} runs after something was opened or closed. */
    Steps(ScrollColumn column, Look look, Actions actions, Runnable changed) {
        this.column = column;
        this.look = look;
        this.actions = actions;
        this.changed = changed;
    }

    List<Control> show(Exchange exchange) {
        var controls = new ArrayList<Control>();
        showPlan(exchange.plan());
        controls.addAll(plan);
        for (ToolStep step : exchange.steps()) {
            Disclosure line = lines.computeIfAbsent(step.number(), number -> line(() -> changed.run()));
            line.show(StepText.row(step), !text(step).isEmpty());
            controls.add(line);
            if (line.isOpen()) {
                CodeBlock detail = details.computeIfAbsent(step.number(), number -> detail());
                detail.setCode(step.tool(), text(step));
                column.refit(detail);
                controls.add(detail);
            } else if (details.containsKey(step.number())) {
                details.remove(step.number()).dispose();
            }
        }
        for (int i = 1; i < controls.size(); i++) {
            boolean begins = i == plan.size();
            column.setGapAbove(controls.get(i), begins ? 2 * Look.STEP : 0);
        }
        return controls;
    }

    private static String text(ToolStep step) {
        return step.detail().isEmpty() ? step.outcome() : step.detail();
    }

    private void showPlan(List<Turn.PlanItem> items) {
        while (plan.size() > items.size()) {
            plan.removeLast().dispose();
        }
        for (int i = 0; i < items.size(); i++) {
            if (i == plan.size()) {
                plan.add(line(() -> { }));
            }
            Row row = StepText.row(items.get(i));
            plan.get(i).show(row, false);
            column.refit(plan.get(i));
        }
    }

    private Disclosure line(Runnable pressed) {
        Disclosure line = new Disclosure(column, look);
        line.setGround(Token.BACKGROUND);
        line.onPress(pressed);
        return line;
    }

    private CodeBlock detail() {
        CodeBlock block = new CodeBlock(column, look);
        block.addAction(Icon.COPY, "Copy", () -> actions.copy(block.code()));
        return block;
    }
}
