package dev.rustaiide.app.testing.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import jakarta.inject.Inject;

import org.eclipse.e4.ui.di.Focus;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;

import dev.rustaiide.app.ui.components.EmptyText;
import dev.rustaiide.app.ui.components.Glyph;
import dev.rustaiide.app.ui.components.Grids;
import dev.rustaiide.app.ui.components.Icon;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.PanelHeader;
import dev.rustaiide.app.ui.components.Row;
import dev.rustaiide.app.ui.components.RowModel;
import dev.rustaiide.app.ui.components.RowView;
import dev.rustaiide.app.ui.components.Token;
import dev.rustaiide.app.workbench.Editors;
import dev.rustaiide.app.workbench.FileNames;
import dev.rustaiide.foundation.common.SafeText;
import dev.rustaiide.foundation.types.Position;
import dev.rustaiide.system.testing.Coverage;

/** Which part of each file has run, the least covered first or in the order of the names. */
public final class CoveragePage {
    static final String ID = "dev.rustaiide.coverage";
    static final String CONTRIBUTION =
            "bundleclass://dev.rustaiide.app.testing/dev.rustaiide.app.testing.internal.CoveragePage";
    private static final double GOOD = 80;
    private static final double POOR = 50;

    private final TestRuns runs;
    private final FileNames names;
    private final PanelHeader header;
    private final RowView<Coverage.OfFile> rows;
    private boolean byName;

    @Inject
    public CoveragePage(Composite parent, Look look, TestRuns runs, FileNames names, Editors editors) {
        this.runs = runs;
        this.names = names;
        parent.setLayout(Grids.stacked());
        header = new PanelHeader(parent, look, "Coverage");
        header.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        header.add(Icon.ARROW_UP_DOWN, "By name, or the least covered first", () -> {
            byName = !byName;
            show();
        });
        header.add(Icon.REFRESH, "Run tests with coverage again", () -> runs.run(List.of(), true));
        header.add(Icon.CLOSE, "Forget what has run", runs::forgetCoverage);
        rows = new RowView<>(parent, look, "Coverage by file", RowModel.flat(this::files, this::row), false);
        rows.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        rows.onActivate((file, how) -> editors.open(file.file(), new Position(firstMissed(file), 0)));
        runs.onChange(parent, this::show);
        show();
    }

    private List<Coverage.OfFile> files() {
        var files = new ArrayList<>(runs.coverage().map(Coverage::files).orElse(List.of()));
        if (!byName) {
            files.sort(Comparator.comparingDouble(CoveragePage::percent));
        }
        return files;
    }

    private static double percent(Coverage.OfFile file) {
        return Coverage.percent(file.covered(), file.lines());
    }

    private static int firstMissed(Coverage.OfFile file) {
        return file.counts().entrySet().stream().filter(line -> line.getValue() == 0).findFirst()
                .map(line -> line.getKey()).orElse(0);
    }

    private Row row(Coverage.OfFile file) {
        double percent = percent(file);
        Token tint = percent >= GOOD ? Token.SUCCESS : percent >= POOR ? Token.WARNING : Token.ERROR;
        String name = String.valueOf(file.file().getFileName());
        return Row.of(Glyph.ofFile(name), SafeText.line(name)).detail(SafeText.line(names.folderOf(file.file())) + "  "
                + file.covered() + " of " + file.lines() + " lines").badge(words(percent), tint)
                .hint(SafeText.line(names.shown(file.file())));
    }

    private static String words(double percent) {
        return String.format(Locale.ROOT, "%.1f %%", percent);
    }

    private void show() {
        Optional<Coverage> coverage = runs.coverage();
        header.setDetail(coverage.map(all -> words(Coverage.percent(all.covered(), all.lines())) + " of " + all.lines()
                + " lines have run").orElse(runs.isRunning() ? runs.activity() : ""));
        rows.setEmpty(runs.isRunning() ? EmptyText.of("The tests run…")
                : EmptyText.of("Which lines your tests run is shown here, file by file, and beside the lines.",
                        "Run tests with coverage", () -> runs.run(List.of(), true)));
        rows.refresh();
    }

    @Focus
    void focus() {
        rows.setFocus();
    }
}
