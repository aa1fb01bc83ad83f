package dev.rustaiide.app.models.internal;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;

import dev.rustaiide.ai.models.ModelTask;
import dev.rustaiide.app.models.internal.ModelsShown.Option;
import dev.rustaiide.app.models.internal.ModelsShown.Use;
import dev.rustaiide.app.ui.components.Caption;
import dev.rustaiide.app.ui.components.ChoiceField;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.TextSize;
import dev.rustaiide.app.ui.components.Token;

/** A line for each task: what it is, who is to be asked, and why that one is. */
final class TaskRows {
    private static final int NAME = 150;
    private static final int CHOICE = 260;
    private static final int WHY = 240;
    private static final List<ModelTask> ORDER = List.of(ModelTask.CHAT, ModelTask.COMPLETE, ModelTask.EMBED);

    private final Composite body;
    private final Map<ModelTask, ChoiceField<Option>> choices = new EnumMap<>(ModelTask.class);
    private final Map<ModelTask, Caption> reasons = new EnumMap<>(ModelTask.class);

    TaskRows(Composite parent, Look look, BiConsumer<ModelTask, Option> chosen) {
        body = new Composite(parent, SWT.NONE);
        GridLayout layout = new GridLayout(3, false);
        layout.marginWidth = 0;
        layout.marginHeight = 0;
        layout.horizontalSpacing = 4 * Look.STEP;
        layout.verticalSpacing = 2 * Look.STEP;
        body.setLayout(layout);
        body.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        for (ModelTask task : ORDER) {
            Caption name = caption(look, capital(task.purpose()), Token.TEXT);
            name.setLayoutData(width(NAME, false));
            var choice = new ChoiceField<>(body, look, "Model for " + task.purpose(), List.of(Option.AUTOMATIC),
                    Option::label);
            choice.setGround(Token.BACKGROUND);
            choice.setLayoutData(width(CHOICE, false));
            choice.onChange(option -> chosen.accept(task, option));
            choices.put(task, choice);
            Caption why = caption(look, "", Token.MUTED);
            why.setLayoutData(width(WHY, true));
            reasons.put(task, why);
        }
    }

    private Caption caption(Look look, String text, Token color) {
        Caption caption = new Caption(body, look, text, TextSize.BODY, color);
        caption.setGround(Token.BACKGROUND);
        return caption;
    }

    private static GridData width(int points, boolean grab) {
        GridData data = new GridData(SWT.FILL, SWT.CENTER, grab, false);
        data.widthHint = points;
        return data;
    }

    private static String capital(String text) {
        String words = text.startsWith("the ") ? text.substring("the ".length()) : text;
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    void show(Map<ModelTask, Use> uses) {
        uses.forEach((task, use) -> {
            ChoiceField<Option> choice = choices.get(task);
            choice.setChoices(use.options());
            choice.set(use.chosen());
            choice.setEnabled(use.lock().isEmpty());
            reasons.get(task).setText(use.lock() + use.why());
        });
        body.getParent().layout(true, true);
    }

    void dress(Look look) {
        body.setBackground(look.color(Token.BACKGROUND));
    }

    void focus() {
        choices.get(ORDER.getFirst()).setFocus();
    }
}
