package dev.rustaiide.app.cargo.internal;

import java.nio.file.Path;
import java.util.ArrayList;
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
import dev.rustaiide.app.workbench.FailureNotices;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Outcome;
import dev.rustaiide.foundation.common.SafeText;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.system.cargo.integration.BuildTimes;
import dev.rustaiide.system.cargo.integration.CargoReports;
import dev.rustaiide.system.cargo.integration.CargoTask;
import dev.rustaiide.system.cargo.integration.CargoWorkspace;
import dev.rustaiide.system.cargo.integration.ProgramSize;

/** A list of what costs most, made by a build that begins when the page opens. */
abstract class ReportPage<R> {
    static final String TIMES = "cargo.times";
    static final String SIZE = "cargo.size";
    private static final int BAR = 24;

    private final ShownCargo shown;
    private final PageWork work;
    private final PanelHeader header;
    private final RowView<Cost> rows;
    private final boolean release;
    private List<Cost> costs = List.of();
    private Optional<Path> root = Optional.empty();

    /** Something with its share of the largest one. */
    record Cost(String name, String amount, double share) {}

    ReportPage(Composite parent, Look look, ShownCargo shown, Ui ui, String title, boolean release) {
        this.shown = shown;
        this.release = release;
        parent.setLayout(Grids.stacked());
        header = new PanelHeader(parent, look, title);
        header.setGround(Token.BACKGROUND);
        header.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        header.add(Icon.REFRESH, "Build and look again", this::build);
        rows = new RowView<>(parent, look, title, RowModel.flat(() -> costs, ReportPage::row), false);
        rows.setGround(Token.BACKGROUND);
        rows.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        work = new PageWork(parent, header, look, ui);
        shown.onChange(parent, this::follow);
    }

    /** Starts the build. */
    abstract Call<R> ask(Path root, boolean optimised);

    /** What stands beside the title. */
    abstract String summary(R report);

    abstract List<Cost> costs(R report);

    @Focus
    void focus() {
        rows.setFocus();
    }

    final void build() {
        root = shown.workspace().map(CargoWorkspace::root);
        clear(root.isPresent() ? EmptyText.NOTHING : EmptyText.of("The folder is no Cargo workspace."));
        root.ifPresentOrElse(here -> work.follow("Building", ask(here, release), this::show), work::stop);
    }

    /** Nobody wants a folder to be built just because it was opened. */
    private void follow() {
        boolean other = root.map(here -> !shown.isAt(here)).orElseGet(() -> shown.workspace().isPresent());
        if (other) {
            work.stop();
            root = shown.workspace().map(CargoWorkspace::root);
            clear(root.map(here -> EmptyText.of(SafeText.line(here.getFileName() + " was not built for this page yet."),
                    "Build it", this::build)).orElseGet(() -> EmptyText.of("The folder is no Cargo workspace.")));
        }
    }

    private void clear(EmptyText why) {
        costs = List.of();
        header.setDetail("");
        rows.setEmpty(why);
        rows.refresh();
    }

    private void show(Outcome<R> outcome) {
        switch (outcome) {
            case Outcome.Success<R>(R report) -> {
                costs = costs(report);
                header.setDetail(SafeText.line(summary(report)));
                rows.setEmpty(EmptyText.of("Everything was built before: nothing took any time."));
                rows.refresh();
            }
            case Outcome.Failed<R>(Throwable cause) -> {
                Failure failure = FailureNotices.failureOf(cause);
                clear(EmptyText.of(failure.what() + " " + failure.why() + " " + failure.nextStep(), "Build again",
                        this::build));
            }
            case Outcome.Cancelled<R> stopped -> clear(EmptyText.of("The build was stopped.", "Build again",
                    this::build));
        }
    }

    private static Row row(Cost cost) {
        int filled = (int) Math.round(BAR * cost.share);
        return Row.of(new Glyph(Icon.CARGO, Token.MUTED), SafeText.line(cost.name))
                .detail("▇".repeat(Math.max(filled, 0))).badge(cost.amount, Token.MUTED)
                .hint(SafeText.line(cost.name) + ": " + cost.amount);
    }

    /** What took how long. */
    public static final class Times extends ReportPage<BuildTimes> {
        static final String CONTRIBUTION = "bundleclass://dev.rustaiide.app.cargo/" + Times.class.getName();
        private final CargoReports reports;

        @Inject
        public Times(Composite parent, Look look, ShownCargo shown, CargoReports reports, Ui ui) {
            super(parent, look, shown, ui, "Build times", false);
            this.reports = reports;
            build();
        }

        @Override
        Call<BuildTimes> ask(Path root, boolean optimised) {
            return reports.times(root, optimised, line -> { });
        }

        @Override
        String summary(BuildTimes report) {
            return report.units().size() + " compiled in " + seconds(report.total().toMillis()) + ", "
                    + report.fresh() + " built before. Cargo's page: " + report.page();
        }

        private static String seconds(long millis) {
            return String.format(Locale.ROOT, "%.2f s", millis / 1000.0);
        }

        @Override
        List<Cost> costs(BuildTimes report) {
            double longest = report.units().isEmpty() ? 1 : Math.max(1, report.units().getFirst().took().toMillis());
            List<Cost> costs = new ArrayList<>();
            report.units().forEach(unit -> costs.add(new Cost(unit.name() + " " + unit.version()
                    + (unit.what().isEmpty() ? "" : " (" + unit.what() + ")"), seconds(unit.took().toMillis()),
                    unit.took().toMillis() / longest)));
            return costs;
        }
    }

    /** Which crate brought how much machine code. */
    public static final class Size extends ReportPage<ProgramSize> {
        static final String CONTRIBUTION = "bundleclass://dev.rustaiide.app.cargo/" + Size.class.getName();
        private final CargoReports reports;

        @Inject
        public Size(Composite parent, Look look, ShownCargo shown, CargoReports reports, Ui ui) {
            super(parent, look, shown, ui, "Size", true);
            this.reports = reports;
            build();
        }

        @Override
        Call<ProgramSize> ask(Path root, boolean optimised) {
            CargoTask task = CargoTask.of(CargoTask.Kind.BUILD, root);
            return reports.size(optimised ? task.released() : task, line -> { });
        }

        @Override
        String summary(ProgramSize report) {
            return report.program().getFileName() + ", optimised: " + DependenciesPage.size(report.bytes())
                    + ", of which " + DependenciesPage.size(report.code()) + " are machine code";
        }

        @Override
        List<Cost> costs(ProgramSize report) {
            double largest = report.crates().isEmpty() ? 1 : Math.max(1, report.crates().getFirst().bytes());
            return report.crates().stream().map(part -> new Cost(part.name(), DependenciesPage.size(part.bytes()),
                    part.bytes() / largest)).toList();
        }
    }
}
