package dev.rustaiide.app.models.internal;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import jakarta.inject.Inject;

import org.eclipse.e4.ui.di.Focus;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.ai.hyperparameter.tuning.Tuning.Ended;
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
    private static final String NOTHING = "Plots of how good the models are appear here once you measure them, on a"
            + " folder of projects that they did not learn from. In a terminal: rust-ai-ide ml compare shipped"
            + " installed --corpus DIR, or rust-ai-ide ml run --corpus DIR, which trains new ones.";

    private final ModelValidation validation;
    private final FailureNotices notices;
    private final Ui ui;
    private final Look look;
    private final Composite page;
    private final StackLayout stack = new StackLayout();
    private final EmptyState empty;
    private final Composite plots;
    private final ScrolledPage scrolled;
    private final Composite body;
    private final Plot curve;
    private final Plot calibration;
    private final Plot constructs;
    private final Plot latencies;
    private final Caption figures;
    private final RankerSearch search;
    private final TuningSection tuning;
    private @Nullable ChoiceField<Evaluation> choice;
    private List<Evaluation> shown = List.of();
    private Optional<Ended> searched = Optional.empty();

    @Inject
    public QualityPage(Composite parent, Look look, ModelValidation validation, RankerSearch search,
            FailureNotices notices, Ui ui) {
        this.search = search;
        this.validation = validation;
        this.notices = notices;
        this.ui = ui;
        this.look = look;
        this.page = parent;
        parent.setLayout(stack);
        empty = new EmptyState(parent, look, Icon.CHART, "Nothing was measured yet", NOTHING);
        empty.setGround(Token.BACKGROUND);
        empty.addAction("Tune the ranker…", false, () -> search.ask(parent.getShell()));
        plots = new Composite(parent, SWT.NONE);
        scrolled = new ScrolledPage(plots, look);
        body = scrolled.body();
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
        tuning = new TuningSection(body, look, search);
        var registrations = List.of(look.onChange(this::dress), search.onChange(this::read));
        parent.addListener(SWT.Dispose, event -> registrations.forEach(Look.Registration::close));
        arrange();
        dress();
        read();
    }

    private void dress() {
        page.setBackground(look.color(Token.BACKGROUND));
        tuning.dress();
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
        (stack.topControl == empty ? empty : body).setFocus();
        read();
    }

    private void read() {
        Call<List<Evaluation>> call = Call.start("read evaluations", scope -> validation.evaluations());
        call.onSuccess(ui, this::show);
        call.onFailure(ui, notices::show);
        Call<Optional<Ended>> last = search.last();
        last.onSuccess(ui, this::show);
        last.onFailure(ui, notices::show);
    }

    void show(Optional<Ended> last) {
        if (!page.isDisposed()) {
            searched = last;
            tuning.show(last);
            tuning.follow();
            arrange();
        }
    }

    void show(List<Evaluation> evaluations) {
        if (page.isDisposed() || evaluations.equals(shown)) {
            return;
        }
        shown = evaluations;
        if (!evaluations.isEmpty()) {
            choose(evaluations);
            show(evaluations.getFirst());
        }
        arrange();
    }

    /** What there is nothing of takes no room. */
    private void arrange() {
        boolean isEmpty = shown.isEmpty() && searched.isEmpty() && search.running().isEmpty();
        stack.topControl = isEmpty ? empty : plots;
        if (shown.isEmpty()) {
            figures.setText(NOTHING);
        }
        for (Plot plot : List.of(curve, calibration, constructs, latencies)) {
            plot.setVisible(!shown.isEmpty());
            ((GridData) plot.getLayoutData()).exclude = shown.isEmpty();
        }
        page.layout(true, true);
        scrolled.layout();
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
