package dev.rustaiide.app.models.internal;

import java.util.List;
import java.util.Locale;

import jakarta.inject.Inject;

import org.eclipse.e4.ui.di.Focus;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.ai.model.validation.Evaluation;
import dev.rustaiide.ai.model.validation.ModelValidation;
import dev.rustaiide.app.ui.components.Caption;
import dev.rustaiide.app.ui.components.ChoiceField;
import dev.rustaiide.app.ui.components.EmptyState;
import dev.rustaiide.app.ui.components.Icon;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.ScrolledPage;
import dev.rustaiide.app.ui.components.TextSize;
import dev.rustaiide.app.ui.components.Token;
import dev.rustaiide.app.workbench.FailureNotices;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.foundation.async.Call;

/** How good the models that complete code are: what was measured on this machine, as plots. */
public final class QualityPage {
    private static final int CHOICE = 360;

    private final ModelValidation validation;
    private final FailureNotices notices;
    private final Ui ui;
    private final Look look;
    private final Composite page;
    private final StackLayout stack = new StackLayout();
    private final EmptyState empty;
    private final Composite plots;
    private final Composite body;
    private final Plot curve;
    private final Plot calibration;
    private final Plot constructs;
    private final Plot latencies;
    private final Caption figures;
    private @Nullable ChoiceField<Evaluation> choice;
    private List<Evaluation> shown = List.of();

    @Inject
    public QualityPage(Composite parent, Look look, ModelValidation validation, FailureNotices notices, Ui ui) {
        this.validation = validation;
        this.notices = notices;
        this.ui = ui;
        this.look = look;
        this.page = parent;
        parent.setLayout(stack);
        empty = new EmptyState(parent, look, Icon.CHART, "Nothing was measured yet", "Plots of how good the models are"
                + " appear here once you measure them, on a folder of projects that they did not learn from. In a"
                + " terminal: rust-ai-ide ml compare shipped installed --corpus DIR, or rust-ai-ide ml run --corpus"
                + " DIR, which trains new ones.");
        empty.setGround(Token.BACKGROUND);
        plots = new Composite(parent, SWT.NONE);
        body = new ScrolledPage(plots, look).body();
        GridLayout layout = new GridLayout(2, true);
        layout.marginWidth = 8 * Look.STEP;
        layout.marginHeight = 6 * Look.STEP;
        layout.verticalSpacing = 4 * Look.STEP;
        layout.horizontalSpacing = 4 * Look.STEP;
        body.setLayout(layout);
        caption("Model quality", TextSize.DISPLAY, Token.TEXT);
        figures = caption("", TextSize.BODY, Token.MUTED);
        curve = plot("Learning curve");
        calibration = plot("Calibration");
        constructs = plot("Accuracy by construct");
        latencies = plot("Latency of the popup");
        stack.topControl = empty;
        Look.Registration registration = look.onChange(this::dress);
        parent.addListener(SWT.Dispose, event -> registration.close());
        dress();
        read();
    }

    private void dress() {
        page.setBackground(look.color(Token.BACKGROUND));
    }

    private Caption caption(String text, TextSize size, Token color) {
        Caption caption = new Caption(body, look, text, size, color);
        caption.setGround(Token.BACKGROUND);
        caption.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false, 2, 1));
        return caption;
    }

    private Plot plot(String title) {
        Plot plot = new Plot(body, look, title);
        plot.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        return plot;
    }

    @Focus
    void focus() {
        // What is not shown cannot have the keyboard, and then nobody would have it.
        (shown.isEmpty() ? empty : body).setFocus();
        read();
    }

    private void read() {
        Call<List<Evaluation>> call = Call.start("read evaluations", scope -> validation.evaluations());
        call.onSuccess(ui, this::show);
        call.onFailure(ui, notices::show);
    }

    void show(List<Evaluation> evaluations) {
        if (page.isDisposed() || evaluations.equals(shown)) {
            return;
        }
        shown = evaluations;
        stack.topControl = evaluations.isEmpty() ? empty : plots;
        if (!evaluations.isEmpty()) {
            choose(evaluations);
            show(evaluations.getFirst());
        }
        page.layout(true, true);
    }

    private void choose(List<Evaluation> evaluations) {
        ChoiceField<Evaluation> field = choice;
        if (field == null) {
            field = new ChoiceField<>(body, look, "Evaluation", evaluations, QualityPage::label);
            field.setGround(Token.BACKGROUND);
            GridData data = new GridData(SWT.BEGINNING, SWT.CENTER, false, false, 2, 1);
            data.widthHint = CHOICE;
            field.setLayoutData(data);
            field.moveAbove(figures);
            field.onChange(this::show);
            choice = field;
        }
        field.setChoices(evaluations);
        field.set(evaluations.getFirst());
    }

    private static String label(Evaluation evaluation) {
        return evaluation.model() + ", " + evaluation.date().replace('T', ' ').replace("Z", "");
    }

    private void show(Evaluation of) {
        figures.setText(String.format(Locale.ROOT, "%.1f %% of the keystrokes saved; %.1f %% of the names among the"
                + " first five after at most two letters, %.1f %% first; %d places in %d projects",
                of.keystrokesSaved(), of.inFirstFive(), of.first(), of.points(), of.projects()));
        curve.show(QualityPlots.curve(of));
        calibration.show(QualityPlots.calibration(of));
        constructs.show(QualityPlots.constructs(of));
        latencies.show(QualityPlots.latencies(of));
    }
}
