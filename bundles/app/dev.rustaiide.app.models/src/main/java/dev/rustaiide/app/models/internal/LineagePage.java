package dev.rustaiide.app.models.internal;

import java.util.List;

import jakarta.inject.Inject;

import org.eclipse.e4.ui.di.Focus;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;

import dev.rustaiide.ai.ml.pipeline.Pipelines;
import dev.rustaiide.ai.ml.pipeline.Pipelines.Made;
import dev.rustaiide.app.models.internal.LineageRows.Node;
import dev.rustaiide.app.ui.components.Caption;
import dev.rustaiide.app.ui.components.EmptyText;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.RowView;
import dev.rustaiide.app.ui.components.TextSize;
import dev.rustaiide.app.ui.components.Token;
import dev.rustaiide.app.workbench.FailureNotices;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.foundation.async.Call;

/** What the models that were made on this machine were made of, from what came out back to the corpus. */
public final class LineagePage {
    private static final String NOTHING = "Nothing was made on this machine yet. In a terminal: rust-ai-ide ml run"
            + " --corpus DIR";
    /** Of one height, so that the tree above does not jump. */
    private static final int FACTS = 84;

    private final Pipelines pipelines;
    private final FailureNotices notices;
    private final Ui ui;
    private final Composite page;
    private final Look look;
    private final LineageRows rows = new LineageRows();
    private final RowView<Node> tree;
    private final Caption facts;

    @Inject
    public LineagePage(Composite parent, Look look, Pipelines pipelines, FailureNotices notices, Ui ui) {
        this.pipelines = pipelines;
        this.notices = notices;
        this.ui = ui;
        this.page = parent;
        this.look = look;
        GridLayout layout = new GridLayout();
        layout.marginWidth = 8 * Look.STEP;
        layout.marginHeight = 6 * Look.STEP;
        layout.verticalSpacing = 3 * Look.STEP;
        parent.setLayout(layout);
        caption("Model lineage", TextSize.DISPLAY, Token.TEXT, 0);
        tree = new RowView<>(parent, look, "Model lineage", rows, false);
        tree.setGround(Token.BACKGROUND);
        tree.setEmpty(EmptyText.of(NOTHING));
        tree.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        facts = caption("", TextSize.BODY, Token.MUTED, FACTS);
        tree.onSelect(chosen -> facts.setText(chosen.stream().findFirst().map(LineageRows::facts).orElse("")));
        Look.Registration registration = look.onChange(this::dress);
        parent.addListener(SWT.Dispose, event -> registration.close());
        dress();
        read();
    }

    private Caption caption(String text, TextSize size, Token color, int height) {
        Caption caption = new Caption(page, look, text, size, color);
        caption.setGround(Token.BACKGROUND);
        GridData data = new GridData(SWT.FILL, SWT.CENTER, true, false);
        data.heightHint = height == 0 ? SWT.DEFAULT : height;
        caption.setLayoutData(data);
        return caption;
    }

    private void dress() {
        page.setBackground(look.color(Token.BACKGROUND));
    }

    @Focus
    void focus() {
        tree.setFocus();
        read();
    }

    private void read() {
        Call<List<Made>> call = Call.start("read what was made", scope -> pipelines.kept());
        call.onSuccess(ui, this::show);
        call.onFailure(ui, notices::show);
    }

    private void show(List<Made> made) {
        if (!page.isDisposed() && rows.set(made)) {
            tree.refresh();
            rows.roots().stream().limit(1).forEach(newest -> {
                tree.open(List.of(newest.key()));
                tree.select(newest.key());
            });
        }
    }
}
