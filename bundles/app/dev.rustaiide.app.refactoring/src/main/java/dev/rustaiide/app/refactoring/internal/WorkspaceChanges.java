package dev.rustaiide.app.refactoring.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import jakarta.inject.Inject;
import jakarta.inject.Provider;

import org.eclipse.e4.core.di.annotations.Creatable;
import org.jspecify.annotations.Nullable;

import dev.rustaiide.ai.code.analysis.Syntax;
import dev.rustaiide.ai.refactoring.AppliedEdit;
import dev.rustaiide.ai.refactoring.Buffers;
import dev.rustaiide.ai.refactoring.Conflict;
import dev.rustaiide.ai.refactoring.EditPlan;
import dev.rustaiide.ai.refactoring.FileChange;
import dev.rustaiide.ai.refactoring.WorkspaceEdits;
import dev.rustaiide.app.diff.Comparison;
import dev.rustaiide.app.diff.DiffText;
import dev.rustaiide.app.documents.Document;
import dev.rustaiide.app.documents.Documents;
import dev.rustaiide.app.documents.EditGroup;
import dev.rustaiide.app.refactoring.Reviews;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.Question;
import dev.rustaiide.app.workbench.Editors;
import dev.rustaiide.app.workbench.FailureNotices;
import dev.rustaiide.app.workbench.OpenFolders;
import dev.rustaiide.app.workbench.Panels;
import dev.rustaiide.app.workbench.ProposedChanges;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.config.Settings;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.system.user.experience.WindowSettings;

/** Changes files as one: planned, shown if there are several or something is in the way, applied, undone. UI thread. */
@Creatable
public final class WorkspaceChanges implements ProposedChanges, Reviews {
    private static final String BUNDLE = "bundleclass://dev.rustaiide.app.refactoring/";
    private static final String PAGE = "preview";

    private final Provider<WorkspaceEdits> edits;
    private final OpenFolders open;
    private final Panels panels;
    private final Settings settings;
    private final FailureNotices notices;
    private final Look look;
    private final Ui ui;
    private final Buffers buffers;
    private final List<Runnable> listeners = new ArrayList<>();
    private @Nullable Preview preview;
    private @Nullable Together applying;
    private @Nullable Together last;

    @Inject
    public WorkspaceChanges(Provider<WorkspaceEdits> edits, Documents documents, OpenFolders open, Editors editors,
            Panels panels, Settings settings, FailureNotices notices, Look look, Ui ui) {
        this.edits = edits;
        this.open = open;
        this.panels = panels;
        this.settings = settings;
        this.notices = notices;
        this.look = look;
        this.ui = ui;
        this.buffers = new OpenBuffers(documents, editors, ui, edit -> Optional.ofNullable(applying));
    }

    /**
     * What is shown before it is done.
     *
     * @param proposal what is wanted, by whom
     */
    public record Preview(Proposal proposal, List<FilePreview> files) {
        public EditPlan plan() {
            return proposal.plan();
        }

        /** What people should know of it; may be empty. */
        public String note() {
            return proposal.note();
        }
    }

    /** What differs in {@code file}, with the colours of its language; parses, so not on the UI thread. */
    public static Comparison compare(FilePreview file, Syntax syntax) {
        FileChange change = file.change();
        return Comparison.of(DiffText.of("Now", change.before(), file.file(), syntax),
                DiffText.of("After it", change.after(), file.file(), syntax), file.hunks());
    }

    /** Runs {@code listener} after another preview is shown, or none. */
    public void onPreview(Runnable listener) {
        listeners.add(listener);
    }

    public void removeListener(Runnable listener) {
        listeners.remove(listener);
    }

    public Optional<Preview> preview() {
        return Optional.ofNullable(preview);
    }

    /** Whether people are on the page with the preview. */
    boolean isPreviewing() {
        return preview != null && panels.isPageActive(PAGE);
    }

    /** What may be changed: what is open, and the folder of {@code source}. */
    List<Path> folders(Optional<Path> source) {
        Set<Path> allowed = new HashSet<>();
        open.all().forEach(folder -> allowed.add(folder.path()));
        source.filter(file -> allowed.stream().noneMatch(file::startsWith)).map(Path::getParent)
                .ifPresent(allowed::add);
        return List.copyOf(allowed);
    }

    @Override
    public Buffers buffers() {
        return buffers;
    }

    @Override
    public void review(Proposal proposal) {
        Call.start("compare", scope -> FilePreview.of(proposal.plan())).onFailure(ui, notices::show)
                .onSuccess(ui, files -> show(new Preview(proposal, files)));
    }

    @Override
    public void propose(Wish wish) {
        propose(wish, List.of());
    }

    /** As {@link #propose(Wish)}, with what is known to stand in the way already. */
    void propose(Wish wish, List<Conflict> conflicts) {
        boolean wanted = settings.get(WindowSettings.PREVIEW_RENAME);
        edits.get().plan(wish.title(), wish.edit(), folders(wish.source()), buffers)
                .then("compare", (scope, plan) -> new Preview(new Proposal(plan.withConflicts(conflicts), wish.note(),
                        accepted -> edits.get().apply(accepted, buffers), wish.then()), FilePreview.of(plan)))
                .onFailure(ui, notices::show)
                .onSuccess(ui, planned -> {
                    EditPlan plan = planned.plan();
                    if (plan.isEmpty()) {
                        notices.show(new Failure.Other("There is nothing to change.",
                                "“" + wish.title() + "” would leave everything as it is.", "Go on."));
                    } else if (!plan.conflicts().isEmpty() || wish.always() || wanted && plan.changes().size() > 1) {
                        show(planned);
                    } else {
                        apply(planned.proposal(), plan, wish.then());
                    }
                });
    }

    private void show(Preview planned) {
        preview = planned;
        panels.openPage(PAGE, "Preview", BUNDLE + PreviewPage.class.getName());
        listeners.forEach(Runnable::run);
    }

    /** Applies what is ticked in the preview. */
    public void applyPreview() {
        Preview shown = preview;
        if (shown == null || !shown.plan().conflicts().isEmpty()) {
            return;
        }
        List<FileChange> chosen = shown.files().stream().flatMap(file -> file.chosen().stream()).toList();
        if (!chosen.isEmpty()) {
            apply(shown.proposal(), shown.plan().with(chosen), () -> {
                cancelPreview();
                shown.proposal().then().run();
            });
        }
    }

    /** Closes the preview; nothing is changed. */
    public void cancelPreview() {
        preview = null;
        panels.closePage(PAGE);
        listeners.forEach(Runnable::run);
    }

    private void apply(Proposal proposal, EditPlan plan, Runnable then) {
        if (applying != null) {
            return;
        }
        Together group = new Together();
        applying = group;
        proposal.apply().apply(plan).whenDone(ui, outcome -> applying = null).onFailure(ui, notices::show)
                .onSuccess(ui, applied -> {
                    group.applied = applied;
                    last = group;
                    then.run();
                });
    }

    /** Whether something was applied in this session that could be undone. */
    public boolean canUndo() {
        return last != null && last.applied != null;
    }

    /** Takes back what was applied last, in all of its files. */
    public void undoLast() {
        if (last != null) {
            last.undoAll();
        }
    }

    @Override
    public void recover() {
        edits.get().recover(buffers).onFailure(ui, notices::show).onSuccess(ui, told -> told.forEach(sentence ->
                notices.show(new Failure.Other(sentence, "The program was ended in the middle of it.",
                        "Look whether the files are as you want them."))));
    }

    /** The steps of one edit, in all documents that have one. */
    private final class Together implements EditGroup {
        private @Nullable AppliedEdit applied;
        private @Nullable AppliedEdit undone;

        @Override
        public void undo(Document document) {
            AppliedEdit edit = applied;
            // The step of a single file is like any other: it is undone in its editor, and saved when people save.
            if (edit == null || edit.files().size() == 1) {
                document.undoAlone();
            } else {
                ask("Undo “" + edit.title() + "”?", edit.files().size(), "Undo", this::undoAll, document::undoAlone);
            }
        }

        @Override
        public void redo(Document document) {
            AppliedEdit edit = undone;
            if (edit == null) {
                document.redoAlone();
            } else {
                edits.get().undo(edit, buffers).onFailure(ui, notices::show).onSuccess(ui, again -> {
                    applied = again;
                    undone = null;
                    last = this;
                });
            }
        }

        void undoAll() {
            AppliedEdit edit = applied;
            if (edit != null) {
                edits.get().undo(edit, buffers).onFailure(ui, notices::show).onSuccess(ui, back -> {
                    applied = null;
                    undone = back;
                });
            }
        }
    }

    private void ask(String title, int files, String verb, Runnable all, Runnable here) {
        panels.shell().ifPresent(shell -> Question.ask(shell, look, title,
                "It changed " + files + " files as one. If one of them was changed since, nothing is undone.",
                List.of(verb + " in all " + files + " files", "Only in this file", "Cancel"), answer -> {
                    if (answer == 0) {
                        all.run();
                    } else if (answer == 1) {
                        here.run();
                    }
                }));
    }
}
