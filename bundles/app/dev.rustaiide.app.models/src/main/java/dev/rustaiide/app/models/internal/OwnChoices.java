package dev.rustaiide.app.models.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;

import dev.rustaiide.ai.acceptance.Choice;
import dev.rustaiide.ai.acceptance.Choices;
import dev.rustaiide.ai.acceptance.Choices.Kept;
import dev.rustaiide.ai.acceptance.LearningSettings;
import dev.rustaiide.ai.acceptance.Outcome;
import dev.rustaiide.app.ui.components.Button;
import dev.rustaiide.app.ui.components.Caption;
import dev.rustaiide.app.ui.components.Checkbox;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.PopupMenu;
import dev.rustaiide.app.ui.components.Question;
import dev.rustaiide.app.ui.components.TextSize;
import dev.rustaiide.app.ui.components.Token;
import dev.rustaiide.app.workbench.FailureNotices;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.common.Amount;
import dev.rustaiide.foundation.config.Settings;

/** Whether a training may learn from what people choose; what is kept of that is shown and erased. */
final class OwnChoices {
    /** More folders are no text that fits a dialog. */
    private static final int MOST_SHOWN = 8;

    private final Choices choices;
    private final Settings settings;
    private final FailureNotices notices;
    private final Ui ui;
    private final Look look;
    private final Composite body;
    private final Checkbox on;
    private final Caption state;
    private final Button show;
    private final Button erase;
    private List<Kept> kept = List.of();

    OwnChoices(Composite parent, Look look, Choices choices, Settings settings, FailureNotices notices, Ui ui) {
        this.choices = choices;
        this.settings = settings;
        this.notices = notices;
        this.ui = ui;
        this.look = look;
        body = new Composite(parent, SWT.NONE);
        GridLayout layout = new GridLayout(4, false);
        layout.marginWidth = 0;
        layout.marginHeight = 0;
        layout.horizontalSpacing = 2 * Look.STEP;
        body.setLayout(layout);
        body.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        on = new Checkbox(body, look, "Learn from what I choose");
        on.setGround(Token.BACKGROUND);
        on.onChange(this::switchTo);
        state = new Caption(body, look, "", TextSize.BODY, Token.MUTED);
        state.setGround(Token.BACKGROUND);
        state.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        show = button("Show…", this::show);
        erase = button("Erase…", this::chooseErased);
        dress();
        read();
    }

    private Button button(String text, Runnable pressed) {
        Button button = new Button(body, look, text, false);
        button.setGround(Token.BACKGROUND);
        button.onPress(pressed);
        return button;
    }

    void dress() {
        body.setBackground(look.color(Token.BACKGROUND));
    }

    /** What is there and whether it is on. */
    private record State(boolean on, List<Kept> kept) {}

    void read() {
        Call.start("choices", scope -> new State(choices.isOn(), choices.kept())).onSuccess(ui, this::tell)
                .onFailure(ui, notices::show);
    }

    private void tell(State now) {
        if (body.isDisposed()) {
            return;
        }
        kept = now.kept;
        on.set(now.on);
        state.setText(said(now));
        show.setEnabled(!kept.isEmpty());
        erase.setEnabled(!kept.isEmpty());
        body.layout(true, true);
    }

    private static String said(State now) {
        int all = now.kept.stream().mapToInt(Kept::choices).sum();
        String there = all + (all == 1 ? " choice" : " choices") + " in " + (now.kept.size() == 1 ? "1 folder"
                : now.kept.size() + " folders") + ", " + Amount.bytes(now.kept.stream().mapToLong(Kept::bytes).sum());
        if (all == 0) {
            return now.on ? "Nothing is kept yet. It stays on this machine, without any of your code."
                    : "Off: nothing is kept. On, it stays on this machine, without any of your code.";
        }
        return now.on ? there + ", without any of your code." : "Off; kept before: " + there + ".";
    }

    private void switchTo(boolean wanted) {
        Call.start("learn from choices", scope -> {
            settings.set(LearningSettings.ON, wanted);
            return wanted;
        }).whenDone(ui, outcome -> read()).onFailure(ui, notices::show);
    }

    private void show() {
        List<Kept> now = kept;
        Call.start("show choices", scope -> {
            List<String> lines = new ArrayList<>();
            for (Kept each : now.subList(0, Math.min(MOST_SHOWN, now.size()))) {
                lines.add(line(each.folder(), choices.of(each.folder())));
            }
            return String.join("\n", lines);
        }).onSuccess(ui, text -> {
            if (!body.isDisposed()) {
                Question.ask(body.getShell(), look, "What you chose", text + "\n\nOf each the numbers are kept that the"
                        + " ranker looked at, and which candidate it was. All of them: rust-ai-ide learning show"
                        + " --json", List.of("Close"), answer -> { });
            }
        }).onFailure(ui, notices::show);
    }

    private static String line(Path folder, List<Choice> all) {
        return String.format(Locale.ROOT, "%s: taken %d, typed %d, left %d", folder, count(all, Outcome.TAKEN),
                count(all, Outcome.TYPED), count(all, Outcome.LEFT));
    }

    private static long count(List<Choice> all, Outcome outcome) {
        return all.stream().filter(each -> each.outcome() == outcome).count();
    }

    private void chooseErased() {
        var menu = new PopupMenu(erase);
        kept.forEach(each -> menu.add(each.folder() + ", " + each.choices() + (each.choices() == 1 ? " choice"
                : " choices"), "", () -> erase(List.of(each))));
        if (kept.size() > 1) {
            menu.line();
            menu.add("Of all folders", "", () -> erase(kept));
        }
        menu.open(erase.toDisplay(0, erase.getSize().y));
    }

    void erase(List<Kept> folders) {
        Call.start("erase choices", scope -> {
            for (Kept each : folders) {
                choices.erase(each.folder());
            }
            return folders;
        }).whenDone(ui, outcome -> read()).onFailure(ui, notices::show);
    }
}
