package dev.rustaiide.app.models.internal;

import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.ai.hyperparameter.tuning.Tuning.Ended;
import dev.rustaiide.ai.hyperparameter.tuning.Tuning.Found;
import dev.rustaiide.app.ui.components.Button;
import dev.rustaiide.app.ui.components.Caption;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.ProgressLine;
import dev.rustaiide.app.ui.components.TextSize;
import dev.rustaiide.app.ui.components.Token;
import dev.rustaiide.foundation.async.Call;

/** The last search for the ranker's settings as plots, the one under way, and a button that begins one. */
final class TuningSection {
    private static final String NONE = "No search was made yet. One tries settings for the trees that rank the popup,"
            + " on projects that you name, and tells whether any beats the shipped ones on projects that it did not"
            + " see.";
    private static final int COLUMNS = 2;

    private final Composite body;
    private final Look look;
    private final RankerSearch search;
    private final Composite head;
    private final Button tune;
    private final Caption summary;
    private final Plot trials;
    private final Plot mattered;
    private @Nullable Call<Found> followed;

    /** @param body with a grid of {@value #COLUMNS} columns */
    TuningSection(Composite body, Look look, RankerSearch search) {
        this.body = body;
        this.look = look;
        this.search = search;
        head = new Composite(body, SWT.NONE);
        GridLayout layout = new GridLayout(2, false);
        layout.marginWidth = 0;
        layout.marginHeight = 0;
        head.setLayout(layout);
        GridData across = across();
        across.verticalIndent = 3 * Look.STEP;
        head.setLayoutData(across);
        Caption title = new Caption(head, look, "Tuning of the ranker", TextSize.TITLE, Token.TEXT);
        title.setGround(Token.BACKGROUND);
        title.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        tune = new Button(head, look, "Tune…", false);
        tune.setGround(Token.BACKGROUND);
        tune.onPress(() -> search.ask(body.getShell()));
        summary = new Caption(body, look, NONE, TextSize.BODY, Token.MUTED);
        summary.setGround(Token.BACKGROUND);
        summary.setLayoutData(across());
        trials = plot("Trials");
        mattered = plot("What mattered");
        show(Optional.empty());
        follow();
    }

    private static GridData across() {
        return new GridData(SWT.FILL, SWT.CENTER, true, false, COLUMNS, 1);
    }

    private Plot plot(String title) {
        Plot plot = new Plot(body, look, title);
        plot.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        return plot;
    }

    void dress() {
        head.setBackground(look.color(Token.BACKGROUND));
    }

    void show(Optional<Ended> last) {
        summary.setText(last.map(TuningPlots::summary).orElse(NONE));
        last.ifPresent(ended -> {
            trials.show(TuningPlots.trials(ended));
            mattered.show(TuningPlots.mattered(ended));
        });
        for (Plot plot : new Plot[] {trials, mattered}) {
            plot.setVisible(last.isPresent());
            ((GridData) plot.getLayoutData()).exclude = last.isEmpty();
        }
    }

    /** Shows the search that is under way, if one is. */
    void follow() {
        Call<Found> running = search.running().orElse(null);
        tune.setEnabled(running == null);
        if (running != null && running != followed) {
            ProgressLine line = ProgressLine.follow(body, look, "Tuning the ranker", running);
            line.setGround(Token.BACKGROUND);
            line.setLayoutData(across());
            line.moveBelow(head);
        }
        followed = running;
    }
}
