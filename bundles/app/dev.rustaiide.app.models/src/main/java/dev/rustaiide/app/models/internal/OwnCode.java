package dev.rustaiide.app.models.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;

import dev.rustaiide.ai.training.Training;
import dev.rustaiide.ai.model.validation.Difference;
import dev.rustaiide.ai.training.Training.Report;
import dev.rustaiide.ai.training.WorkspaceModels;
import dev.rustaiide.ai.training.WorkspaceModels.Installed;
import dev.rustaiide.app.ui.components.Button;
import dev.rustaiide.app.ui.components.Caption;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.PopupMenu;
import dev.rustaiide.app.ui.components.Question;
import dev.rustaiide.app.ui.components.TextSize;
import dev.rustaiide.app.ui.components.Token;
import dev.rustaiide.app.workbench.FailureNotices;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.foundation.async.Call;

/** What completion learned from folders: it is trained, its figures are shown, and it is taken back. */
final class OwnCode {
    private final Training training;
    private final WorkspaceModels models;
    private final FailureNotices notices;
    private final Ui ui;
    private final Look look;
    private final Composite body;
    private final Caption state;
    private final Button back;
    private final BiConsumer<String, Call<?>> progress;
    private List<Installed> installed = List.of();

    /**
     * @param folders those that are open, when they are asked for
     * @param progress shows how far a call of that title is, and can cancel it
     */
    OwnCode(Composite parent, Look look, Training training, WorkspaceModels models,
            java.util.function.Supplier<List<Path>> folders, FailureNotices notices, Ui ui,
            BiConsumer<String, Call<?>> progress) {
        this.training = training;
        this.models = models;
        this.notices = notices;
        this.ui = ui;
        this.look = look;
        this.progress = progress;
        body = new Composite(parent, SWT.NONE);
        GridLayout layout = new GridLayout(3, false);
        layout.marginWidth = 0;
        layout.marginHeight = 0;
        layout.horizontalSpacing = 2 * Look.STEP;
        body.setLayout(layout);
        body.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        state = new Caption(body, look, "", TextSize.BODY, Token.MUTED);
        state.setGround(Token.BACKGROUND);
        state.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        back = button("Take back…", false);
        back.onPress(this::chooseBack);
        Button train = button("Train on…", false);
        train.onPress(() -> {
            var menu = new PopupMenu(train);
            folders.get().forEach(folder -> menu.add(folder.toString(), "", () -> train(folder)));
            if (folders.get().isEmpty()) {
                menu.add("Open a folder first", "", false, () -> { });
            }
            menu.open(train.toDisplay(0, train.getSize().y));
        });
        dress();
        read();
    }

    private Button button(String text, boolean primary) {
        Button button = new Button(body, look, text, primary);
        button.setGround(Token.BACKGROUND);
        return button;
    }

    void dress() {
        body.setBackground(look.color(Token.BACKGROUND));
    }

    void read() {
        Call.start("models of folders", scope -> models.all()).onSuccess(ui, this::show).onFailure(ui, notices::show);
    }

    private void show(List<Installed> now) {
        if (body.isDisposed()) {
            return;
        }
        installed = now;
        List<Installed> used = now.stream().filter(each -> each.version() > 0).toList();
        state.setText(used.isEmpty() ? "Adapts completion to a folder, on this machine, and keeps that only if it is"
                + " better on files that it did not learn from."
                : "Adapted to " + String.join(", ", used.stream().map(each -> each.workspace() + " (version "
                        + each.version() + ")").toList()));
        back.setEnabled(!used.isEmpty());
        body.layout(true, true);
    }

    void train(Path folder) {
        Call<Report> call = training.adapt(new Training.Task(folder, Training.BUDGET, 1, false));
        progress.accept("Training on " + folder.getFileName(), call);
        call.onSuccess(ui, report -> tell(folder, report));
        call.onFailure(ui, notices::show);
    }

    private void tell(Path folder, Report report) {
        if (body.isDisposed()) {
            return;
        }
        read();
        String text = String.join("\n", report.why(), "",
                line("Keys saved in lines", report.typing()),
                line("Keys at wrong ghost text", report.misled()),
                line("Keys saved in names", report.keystrokes()),
                line("Names first after ≤ 2 letters", report.first()), "",
                report.typed() + " lines and " + report.names() + " names of " + report.held()
                        + " files that were kept from it. " + report.decoder());
        List<String> answers = report.installed().isPresent() ? List.of("Keep", "Take back") : List.of("Close");
        Question.ask(body.getShell(), look, report.installed().isPresent() ? "Completion is adapted to "
                + folder.getFileName() : "The old model stays", text, answers, 0, answer -> {
                    if (answer == 1) {
                        report.installed().ifPresent(this::takeBack);
                    }
                });
    }

    private static String line(String name, Difference difference) {
        return String.format(Locale.ROOT, "%s: %.1f → %.1f\u00a0%% (%+.1f to %+.1f)", name,
                difference.before(), difference.after(), difference.low(), difference.high());
    }

    private void chooseBack() {
        var menu = new PopupMenu(back);
        installed.stream().filter(each -> each.version() > 0).forEach(each -> menu.add(each.workspace() + ", version "
                + each.version(), "", () -> takeBack(each)));
        menu.open(back.toDisplay(0, back.getSize().y));
    }

    void takeBack(Installed model) {
        Call.start("roll back", scope -> models.rollBack(model.name())).onSuccess(ui, done -> read())
                .onFailure(ui, notices::show);
    }
}
