package dev.rustaiide.app.git.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;

import org.eclipse.e4.ui.di.Focus;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.jspecify.annotations.Nullable;

import dev.rustaiide.ai.code.analysis.Syntax;
import dev.rustaiide.app.diff.Comparison;
import dev.rustaiide.app.diff.DiffSettings;
import dev.rustaiide.app.diff.DiffText;
import dev.rustaiide.app.diff.DiffView;
import dev.rustaiide.app.git.internal.ShownChange.Shown;
import dev.rustaiide.app.ui.components.Button;
import dev.rustaiide.app.ui.components.Caption;
import dev.rustaiide.app.ui.components.Icon;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.TextSize;
import dev.rustaiide.app.ui.components.Token;
import dev.rustaiide.app.workbench.Commands;
import dev.rustaiide.app.workbench.Editors;
import dev.rustaiide.app.workbench.FailureNotices;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.common.SafeText;
import dev.rustaiide.foundation.config.Settings;
import dev.rustaiide.foundation.text.LineChoice;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.system.git.index.GitPath;
import dev.rustaiide.system.git.integration.FileVersions;
import dev.rustaiide.system.git.integration.Staging;

/** What differs in one file, staged or not, and each change of it to be staged or taken back. */
public final class ChangePage {
    private final ShownChange shownChange;
    private final ShownRepository repository;
    private final Staging staging;
    private final Syntax syntax;
    private final FailureNotices notices;
    private final Editors editors;
    private final Look look;
    private final Ui ui;
    private final Composite page;
    private final Caption title;
    private final Button whole;
    private final Button discard;
    private final DiffView view;
    private final Runnable again = this::load;
    private final Look.Registration registration;
    private @Nullable Shown shown;
    private @Nullable FileVersions versions;
    private @Nullable Call<Read> reading;

    /** What was read of a file. */
    private record Read(FileVersions versions, Comparison comparison) {}

    @Inject
    public ChangePage(Composite parent, ShownChange shownChange, ShownRepository repository, Staging staging,
            Settings settings, Syntax syntax, FailureNotices notices, Editors editors, Commands commands, Look look,
            Ui ui) {
        this.page = parent;
        this.shownChange = shownChange;
        this.repository = repository;
        this.staging = staging;
        this.syntax = syntax;
        this.notices = notices;
        this.editors = editors;
        this.look = look;
        this.ui = ui;
        GridLayout layout = new GridLayout(4, false);
        layout.marginWidth = 4 * Look.STEP;
        layout.marginHeight = 3 * Look.STEP;
        layout.horizontalSpacing = 2 * Look.STEP;
        parent.setLayout(layout);
        title = new Caption(parent, look, "", TextSize.TITLE, Token.TEXT);
        title.setGround(Token.BACKGROUND);
        title.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        button("Open file", this::open);
        discard = button("Discard hunk", () -> hunk(current(), true));
        whole = button("Stage file", this::stageWhole);
        view = new DiffView(parent, look, commands, "Changes of the file");
        view.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true, 4, 1));
        DiffSettings.follow(view, settings);
        registration = look.onChange(this::dress);
        dress();
        shownChange.onChange(again);
        repository.onChange(again);
        load();
    }

    private Button button(String label, Runnable run) {
        Button button = new Button(page, look, label, false);
        button.setGround(Token.BACKGROUND);
        button.onPress(run);
        return button;
    }

    private void dress() {
        if (!page.isDisposed()) {
            page.setBackground(look.color(Token.BACKGROUND));
        }
    }

    private int current() {
        return view.current();
    }

    private void load() {
        Optional<Shown> wanted = shownChange.shown();
        if (page.isDisposed() || wanted.isEmpty()) {
            return;
        }
        Call<Read> before = reading;
        if (before != null) {
            before.cancel();
        }
        Shown now = wanted.get();
        Call<Read> call = Call.start("changes of " + now.path(), scope -> {
            FileVersions found = scope.await(staging.versions(now.root(), now.path()));
            return new Read(found, compare(now, found));
        });
        reading = call;
        call.onFailure(ui, notices::show).onSuccess(ui, read -> show(now, read));
    }

    private Comparison compare(Shown of, FileVersions found) throws Exception {
        Path file = GitPath.file(of.root(), of.path());
        DiffText before = DiffText.of(of.staged() ? "Last commit" : "Staged", before(of, found), file, syntax);
        DiffText after = DiffText.of(of.staged() ? "Staged" : "On the disk", after(of, found), file, syntax);
        return Comparison.of(before, after);
    }

    private static Text before(Shown of, FileVersions found) {
        return of.staged() ? found.head() : found.index();
    }

    private static Text after(Shown of, FileVersions found) {
        return of.staged() ? found.index() : found.work();
    }

    private void show(Shown now, Read read) {
        if (page.isDisposed()) {
            return;
        }
        boolean same = now.equals(shown);
        shown = now;
        versions = read.versions();
        title.setText(SafeText.line(now.path()) + (now.staged() ? ", staged" : ""));
        whole.setLabel(now.staged() ? "Unstage file" : "Stage file");
        discard.setVisible(!now.staged());
        boolean differs = !read.comparison().hunks().isEmpty();
        discard.setEnabled(differs);
        whole.setEnabled(differs || read.versions().binary());
        view.setEmpty(read.versions().binary() ? "It is no text, so that only the whole file can be staged."
                : now.staged() ? "Nothing of it is staged." : "Nothing of it is left to stage.");
        view.setAction(now.staged() ? Icon.MINUS : Icon.ADD, now.staged() ? "Unstage this change"
                : "Stage this change", change -> hunk(change, false));
        if (same) {
            view.update(read.comparison());
        } else {
            view.show(read.comparison());
        }
        page.layout(true, true);
    }

    private void hunk(int number, boolean discards) {
        Shown of = shown;
        FileVersions seen = versions;
        if (of == null || seen == null || number < 0 || number >= view.comparison().hunks().size()) {
            return;
        }
        LineChoice lines = LineChoice.hunks(before(of, seen), after(of, seen), new TreeSet<>(Set.of(number)));
        Call<Void> call = discards ? staging.discardLines(of.root(), of.path(), lines)
                : of.staged() ? staging.unstageLines(of.root(), of.path(), lines)
                        : staging.stageLines(of.root(), of.path(), lines);
        done(call);
    }

    private void stageWhole() {
        Shown of = shown;
        if (of != null) {
            done(of.staged() ? staging.unstage(of.root(), List.of(of.path()))
                    : staging.stage(of.root(), List.of(of.path())));
        }
    }

    private void done(Call<?> call) {
        call.onFailure(ui, notices::show).onSuccess(ui, nothing -> {
            repository.update();
            load();
        });
    }

    private void open() {
        Shown of = shown;
        if (of != null) {
            editors.open(GitPath.file(of.root(), of.path()));
        }
    }

    @Focus
    void focus() {
        view.setFocus();
    }

    @PreDestroy
    void close() {
        registration.close();
        shownChange.removeListener(again);
        repository.removeListener(again);
        Call<Read> last = reading;
        if (last != null) {
            last.cancel();
        }
    }
}
