package dev.rustaiide.app.git.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;

import org.eclipse.e4.ui.di.Focus;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;

import dev.rustaiide.ai.code.analysis.Syntax;
import dev.rustaiide.app.diff.Comparison;
import dev.rustaiide.app.diff.DiffSettings;
import dev.rustaiide.app.diff.DiffText;
import dev.rustaiide.app.diff.DiffView;
import dev.rustaiide.app.git.internal.ShownComparison.Part;
import dev.rustaiide.app.git.internal.ShownComparison.Shown;
import dev.rustaiide.app.ui.components.Caption;
import dev.rustaiide.app.ui.components.EmptyText;
import dev.rustaiide.app.ui.components.Glyph;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.Row;
import dev.rustaiide.app.ui.components.RowModel;
import dev.rustaiide.app.ui.components.RowView;
import dev.rustaiide.app.ui.components.TextSize;
import dev.rustaiide.app.ui.components.Token;
import dev.rustaiide.app.workbench.Commands;
import dev.rustaiide.app.workbench.Editors;
import dev.rustaiide.app.workbench.FailureNotices;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.common.Counted;
import dev.rustaiide.foundation.common.SafeText;
import dev.rustaiide.foundation.config.Settings;
import dev.rustaiide.system.git.index.GitPath;
import dev.rustaiide.system.git.integration.Change;
import dev.rustaiide.system.git.integration.Comparisons;
import dev.rustaiide.system.git.integration.Comparisons.ChangedFile;
import dev.rustaiide.system.git.integration.Comparisons.FilePair;

/** The files in which two sides of a repository differ, and below them what differs in the one that is chosen. */
public final class ComparedPage {
    static final String ID = "git.compared";
    static final String CLASS = "bundleclass://dev.rustaiide.app.git/" + ComparedPage.class.getName();
    private static final int ROWS = 8;

    private final ShownComparison shownComparison;
    private final Comparisons comparisons;
    private final Syntax syntax;
    private final FailureNotices notices;
    private final Look look;
    private final Ui ui;
    private final Composite page;
    private final Caption title;
    private final RowView<Found> files;
    private final DiffView view;
    private final Runnable load = this::load;
    private final Look.Registration registration;
    private List<Found> all = List.of();
    private Call<?> reading = Call.of("");

    /** A file that differs, and between which sides. */
    private record Found(Part part, ChangedFile file) {}

    @Inject
    public ComparedPage(Composite parent, ShownComparison shownComparison, Comparisons comparisons, Settings settings,
            Syntax syntax, FailureNotices notices, Editors editors, Commands commands, Look look, Ui ui) {
        this.page = parent;
        this.shownComparison = shownComparison;
        this.comparisons = comparisons;
        this.syntax = syntax;
        this.notices = notices;
        this.look = look;
        this.ui = ui;
        GridLayout layout = new GridLayout();
        layout.marginWidth = 4 * Look.STEP;
        layout.marginHeight = 3 * Look.STEP;
        layout.verticalSpacing = 2 * Look.STEP;
        parent.setLayout(layout);
        title = new Caption(parent, look, "Compared", TextSize.TITLE, Token.TEXT);
        title.setGround(Token.BACKGROUND);
        title.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        files = new RowView<>(parent, look, "Files that differ",
                RowModel.flat(() -> all, found -> row(found.file())), false);
        files.setGround(Token.BACKGROUND);
        GridData top = new GridData(SWT.FILL, SWT.CENTER, true, false);
        top.heightHint = files.heightOf(ROWS);
        files.setLayoutData(top);
        files.onSelect(chosen -> chosen.stream().findFirst().ifPresent(this::show));
        files.onActivate((found, how) -> open(editors, found.file()));
        view = new DiffView(parent, look, commands, "What differs in the file");
        view.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        DiffSettings.follow(view, settings);
        registration = look.onChange(this::dress);
        dress();
        shownComparison.onChange(load);
        load();
    }

    private static Row row(ChangedFile file) {
        String name = file.path().substring(file.path().lastIndexOf('/') + 1);
        String above = file.path().substring(0, Math.max(0, file.path().lastIndexOf('/')));
        Token tint = file.change() == Change.ADDED ? Token.ADDED : file.change() == Change.DELETED ? Token.REMOVED
                : Token.MODIFIED;
        Row row = Row.of(Glyph.ofFile(name), SafeText.line(name)).detail(SafeText.line(file.isMoved()
                ? above + "  was " + file.before() : above)).badge(String.valueOf(file.change().letter()), tint)
                .hint(SafeText.line(file.path()) + ": " + file.change().word());
        return file.change() == Change.DELETED ? row.struck() : row;
    }

    private void dress() {
        if (!page.isDisposed()) {
            page.setBackground(look.color(Token.BACKGROUND));
        }
    }

    private void load() {
        Optional<Shown> wanted = shownComparison.shown();
        if (page.isDisposed() || wanted.isEmpty()) {
            return;
        }
        Shown now = wanted.get();
        title.setText(SafeText.line(now.title()));
        all = List.of();
        files.setEmpty(EmptyText.of("Looking for what differs…"));
        files.refresh();
        Call.start("compare", scope -> {
            List<Found> found = new ArrayList<>();
            for (Part part : now.parts()) {
                scope.await(comparisons.between(now.root(), part.from(), part.to()))
                        .forEach(file -> found.add(new Found(part, file)));
            }
            return found;
        }).onFailure(ui, notices::show).onSuccess(ui, found -> {
            if (!page.isDisposed() && shownComparison.shown().equals(wanted)) {
                all = found;
                title.setText(SafeText.line(now.title()) + ": " + Counted.of(found.size(), "file") + " differ"
                        + (found.size() == 1 ? "s" : ""));
                files.setEmpty(EmptyText.of("Nothing differs."));
                files.refresh();
                ((GridData) files.getLayoutData()).heightHint = files.heightOf(Math.clamp(found.size(), 2, ROWS));
                files.selectFirst();
                found.stream().findFirst().ifPresent(this::show);
                page.layout(true);
            }
        });
    }

    private void show(Found found) {
        Optional<Shown> now = shownComparison.shown();
        if (now.isEmpty()) {
            return;
        }
        reading.cancel();
        Path root = now.get().root();
        Part part = found.part();
        ChangedFile file = found.file();
        Call<Comparison> call = Call.start("compare " + file.path(), scope -> {
            FilePair pair = scope.await(comparisons.texts(root, part.from(), part.to(), file));
            Path place = GitPath.file(root, file.path());
            return Comparison.of(DiffText.of(part.fromTitle(), pair.before(), place, syntax),
                    DiffText.of(part.toTitle(), pair.after(), place, syntax));
        });
        reading = call;
        call.onFailure(ui, notices::show).onSuccess(ui, comparison -> {
            if (!page.isDisposed() && reading == call) {
                view.setEmpty("It is no text, or nothing that is text differs.");
                view.show(comparison);
            }
        });
    }

    private void open(Editors editors, ChangedFile file) {
        shownComparison.shown().filter(now -> file.change() != Change.DELETED)
                .ifPresent(now -> editors.open(GitPath.file(now.root(), file.path())));
    }

    @Focus
    void focus() {
        files.setFocus();
    }

    @PreDestroy
    void close() {
        registration.close();
        reading.cancel();
        shownComparison.removeListener(load);
    }
}
