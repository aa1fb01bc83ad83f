package dev.rustaiide.app.workbench.internal.window;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;

import org.eclipse.e4.ui.di.Focus;
import org.eclipse.e4.ui.di.Persist;
import org.eclipse.e4.ui.model.application.ui.basic.MPart;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.jspecify.annotations.Nullable;

import dev.rustaiide.ai.code.analysis.SyntaxTree;
import dev.rustaiide.app.documents.DiskState;
import dev.rustaiide.app.documents.Document;
import dev.rustaiide.app.documents.DocumentChange;
import dev.rustaiide.app.documents.DocumentListener;
import dev.rustaiide.app.documents.Documents;
import dev.rustaiide.app.documents.SaveCleanup;
import dev.rustaiide.app.documents.SaveOutcome;
import dev.rustaiide.app.editor.CodeEditor;
import dev.rustaiide.app.editor.EditorListener;
import dev.rustaiide.app.editor.EditorOptions;
import dev.rustaiide.app.editor.EditorStatus;
import dev.rustaiide.app.editor.language.EditorLanguage;
import dev.rustaiide.app.ui.components.Banner;
import dev.rustaiide.app.ui.components.EmptyState;
import dev.rustaiide.app.ui.components.Grids;
import dev.rustaiide.app.ui.components.Icon;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.ProgressLine;
import dev.rustaiide.app.ui.components.Token;
import dev.rustaiide.app.workbench.CommandId;
import dev.rustaiide.app.workbench.Commands;
import dev.rustaiide.app.workbench.CompletionSources;
import dev.rustaiide.app.workbench.FileMarks;
import dev.rustaiide.app.workbench.Problems;
import dev.rustaiide.app.workbench.TestArrows;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.app.workbench.internal.Builds;
import dev.rustaiide.app.workbench.internal.EditorSettings;
import dev.rustaiide.app.workbench.internal.Edits;
import dev.rustaiide.app.workbench.internal.Notices;
import dev.rustaiide.app.workbench.internal.WorkspaceNames;
import dev.rustaiide.app.workbench.internal.language.Languages;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Outcome;
import dev.rustaiide.foundation.config.Settings;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.WindowMessage;
import dev.rustaiide.foundation.fs.FileLocation;
import dev.rustaiide.foundation.fs.FileStamp;
import dev.rustaiide.foundation.types.Diagnostic;
import dev.rustaiide.foundation.types.Language;
import dev.rustaiide.foundation.types.QuickFix;
import dev.rustaiide.foundation.types.Range;
import dev.rustaiide.foundation.types.Severity;

/** One editor tab: the text once it is read, what is wrong with its file above it. */
public final class EditorPart {
    /** What takes longer shows how far it is. */
    private static final int LONG_MS = 1000;

    private final Composite parent;
    private final MPart part;
    private final Look look;
    private final Documents documents;
    private final PartEditors editors;
    private final Problems problems;
    private final Builds builds;
    private final TestArrows arrows;
    private final Edits edits;
    private final Notices notices;
    private final WorkspaceNames names;
    private final Settings settings;
    private final Origins origins;
    private final Commands commands;
    private final Languages languages;
    private final CompletionSources completions;
    private final FileMarks marks;
    private final Ui ui;
    private final Listener listener = new Listener();
    private final Look.Registration problemRegistration;
    private final Look.Registration markRegistration;
    private EditorSettings following;
    private EditorOptions options = EditorOptions.STANDARD;
    private @Nullable Document document;
    private @Nullable CodeEditor editor;
    private @Nullable EditorLanguage language;
    private @Nullable Banner banner;
    private String bannerFor = "";
    private Optional<Range> wanted = Optional.empty();
    private Optional<Failure> failure = Optional.empty();
    private boolean focusWanted;
    private boolean toldLarge;
    private boolean toldNew;

    @Inject
    public EditorPart(Composite parent, MPart part, Look look, Documents documents, PartEditors editors,
            Problems problems, Builds builds, TestArrows arrows, Edits edits, Notices notices, WorkspaceNames names,
            Settings settings, Origins origins, Commands commands, Languages languages, CompletionSources completions,
            FileMarks marks, Ui ui) {
        this.marks = marks;
        this.languages = languages;
        this.completions = completions;
        this.origins = origins;
        this.commands = commands;
        this.parent = parent;
        this.settings = settings;
        this.part = part;
        this.look = look;
        this.documents = documents;
        this.editors = editors;
        this.problems = problems;
        this.builds = builds;
        this.arrows = arrows;
        this.edits = edits;
        this.notices = notices;
        this.names = names;
        this.ui = ui;
        parent.setLayout(Grids.stacked());
        parent.setBackground(look.color(Token.BACKGROUND));
        if (part.getTransientData().get(PartEditors.RANGE) instanceof Range range) {
            wanted = Optional.of(range);
        }
        problemRegistration = problems.onChange(this::showProblems);
        markRegistration = marks.onChange(this::showOffer);
        following = follow();
        read();
    }

    private void read() {
        failure = Optional.empty();
        if (part.getTransientData().get(PartEditors.DOCUMENT) instanceof Document untitled) {
            show(untitled);
            return;
        }
        boolean mayBeNew = Boolean.TRUE.equals(part.getTransientData().get(PartEditors.MAY_BE_NEW));
        Call<Document> call = mayBeNew ? documents.openOrCreate(file()) : documents.open(file());
        // Or its lines would jump when the settings are there.
        call.onSuccess(ui, opened -> following.known().whenDone(ui, known -> show(opened)));
        call.onFailure(ui, cause -> showFailure(Notices.failureOf(cause)));
        call.whenDone(ui, outcome -> {
            if (outcome instanceof Outcome.Cancelled) {
                showFailure(new Failure.Other("Opening " + part.getLabel() + " was stopped.", "You cancelled it.",
                        "Try again, or close it."));
            }
        });
        parent.getDisplay().timerExec(LONG_MS, () -> {
            if (!call.isDone() && !parent.isDisposed()) {
                showProgress(call);
            }
        });
    }

    /** Most files are there at once: a line that comes and goes would only flicker. */
    private void showProgress(Call<Document> call) {
        ProgressLine line = ProgressLine.follow(parent, look, "Opening " + part.getLabel(), call);
        line.setGround(Token.BACKGROUND);
        line.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        parent.layout();
    }

    private void show(Document opened) {
        if (parent.isDisposed()) {
            documents.release(opened);
            return;
        }
        document = opened;
        CodeEditor made = new CodeEditor(parent, look, opened);
        made.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        made.addEditorListener(listener);
        opened.addListener(listener);
        editor = made;
        EditorLanguage known = EditorLanguage.in(made, look, listener);
        language = known;
        known.setCompletions(completions.of(file()));
        made.setOptions(options);
        languages.connect(known);
        showPath();
        parent.layout();
        wanted.ifPresent(made::reveal);
        if (focusWanted) {
            made.setFocus();
        }
        showProblems();
        listener.stateChanged(opened);
        showOrigin(opened);
        showOffer();
        editors.opened(this);
    }

    private EditorSettings follow() {
        return EditorSettings.follow(settings, file(), ui, told -> {
            options = told;
            if (editor != null && !editor.isDisposed()) {
                editor.setOptions(told);
            }
        });
    }

    /** Its file lies elsewhere, where other settings may hold. */
    void moved() {
        following.close();
        following = follow();
    }

    /** What is none of the disk says where it comes from, and so why it cannot be changed. */
    private void showOrigin(Document opened) {
        Origins.sentence(opened).ifPresent(sentence -> {
            Banner origin = showBanner("origin", Severity.INFORMATION, sentence);
            Origins.onDisk(file()).ifPresent(path -> origin.addAction("Open the file on disk", false,
                    () -> editors.open(path)));
            origin.addAction("Save as…", false, () -> commands.run(new CommandId("file.saveAs")));
            origins.describe(file(), whole -> {
                if (banner == origin && !origin.isDisposed() && !sentence.contains("LFS")) {
                    origin.setMessage(Severity.INFORMATION, whole);
                }
            });
            parent.layout();
        });
    }

    /** What can be done about the state of the file, unless there is something else to tell. */
    private void showOffer() {
        if (editor == null || editor.isDisposed()) {
            return;
        }
        Optional<FileMarks.Offer> offer = marks.of(file()).flatMap(FileMarks.Mark::offer);
        if (offer.isPresent() && banner == null) {
            showBanner("offer", Severity.WARNING, offer.get().message()).addAction(offer.get().action(), true,
                    offer.get().then());
            parent.layout();
        } else if (offer.isEmpty() && bannerFor.equals("offer")) {
            clearBanner();
        }
    }

    /** Tells the editor where its file lies; asked again when another folder is open. */
    public void showPath() {
        if (editor != null && !editor.isDisposed()) {
            editor.setFilePath(names.path(file()));
        }
    }

    private void showFailure(Failure reason) {
        if (parent.isDisposed()) {
            return;
        }
        clearBanner();
        failure = Optional.of(reason);
        EmptyState page = new EmptyState(parent, look, Icon.WARNING, reason.what(), WindowMessage.details(reason));
        page.setGround(Token.BACKGROUND);
        page.addAction("Try again", true, () -> {
            for (Control child : parent.getChildren()) {
                child.dispose();
            }
            read();
        });
        page.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        parent.layout();
        if (focusWanted) {
            parent.setFocus();
        }
    }

    @Focus
    void focus() {
        focusWanted = true;
        if (editor != null) {
            editor.setFocus();
        } else if (!parent.setFocus()) {
            // Or the keyboard would be nowhere until the text is there.
            parent.forceFocus();
        }
        editors.activated(part);
    }

    /** The text does not take the focus when it is there. */
    void leaveFocus() {
        focusWanted = false;
    }

    /** Called by e4 when the part's text shall be written. */
    @Persist
    void persist() {
        save();
    }

    @PreDestroy
    void close() {
        problemRegistration.close();
        markRegistration.close();
        following.close();
        if (document != null) {
            document.removeListener(listener);
            if (!editors.isEnding()) {
                documents.release(document);
            }
        }
        editors.closed(part);
    }

    public MPart part() {
        return part;
    }

    public Path file() {
        return PartEditors.fileOf(part);
    }

    boolean isOn(Control control) {
        return control == parent;
    }

    /** Empty until it is read, and when it cannot be. */
    public Optional<Document> document() {
        return Optional.ofNullable(document);
    }

    /** Why the file is not shown, if it could not be read. */
    public Optional<Failure> failure() {
        return failure;
    }

    /**
     * What the bar over the text is about: {@code disk}, {@code new}, {@code large}, {@code bytes}, {@code origin} or
     * {@code save}; empty if there is none.
     */
    public String message() {
        return bannerFor;
    }

    public Optional<CodeEditor> editor() {
        return Optional.ofNullable(editor);
    }

    /** Selects {@code range} now, or once the text is there. */
    public void select(Range range) {
        wanted = Optional.of(range);
        if (editor != null) {
            editor.reveal(range);
        }
    }

    /** Writes the text; tells what stands in the way above it. The call ends when that is known. */
    public Call<SaveOutcome> save() {
        if (document == null) {
            return Call.of(new SaveOutcome.Saved());
        }
        boolean markdown = document.language().id().value().equals("markdown");
        Call<SaveOutcome> call = document.isReadOnly() ? document.save() : document.save(cleanup(markdown));
        call.onFailure(ui, cause -> {
            Failure failure = Notices.failureOf(cause);
            Banner refused = showBanner("save", Severity.ERROR, WindowMessage.of(failure));
            refused.addAction("Try again", true, this::save);
            refused.addAction("Save as…", false, () -> commands.run(new CommandId("file.saveAs")));
            parent.layout();
        });
        call.onSuccess(ui, outcome -> {
            if (outcome instanceof SaveOutcome.Saved) {
                if (bannerFor.equals("save")) {
                    clearBanner();
                }
                editors.saved(this);
            }
        });
        return call;
    }

    /** What saving does to the text, once it is formatted if that is wanted. */
    private Call<SaveCleanup> cleanup(boolean markdown) {
        Call<SaveCleanup> cleanup = following.cleanup(markdown);
        return language == null || !options.language().formatOnSave() ? cleanup
                : language.format().then("format before saving", (scope, formatted) -> scope.await(cleanup));
    }

    EditorFacts facts() {
        if (editor == null) {
            return EditorFacts.NONE;
        }
        EditorStatus status = editor.status();
        String position = "Line " + status.line() + ", column " + status.column()
                + (status.selected() > 0 ? " (" + status.selected() + " selected)" : "")
                + (status.carets() > 1 ? ", " + status.carets() + " carets" : "");
        return new EditorFacts(position, status.indentation(), status.encoding().toString(),
                status.lineEnding().name(), status.language().name());
    }

    private void showProblems() {
        if (editor != null && !editor.isDisposed()) {
            editor.setDiagnostics(problems.in(file()));
        }
    }

    private void showState(Document changed) {
        part.setDirty(changed.isDirty());
        String name = Objects.toString(file().getFileName(), "The file");
        if (Origins.isElsewhere(file())) {
            parent.layout();
            return;
        }
        if (changed.isOnDisk() && changed.diskState() != DiskState.DELETED) {
            showLarge(changed, name);
        } else if (changed.diskState() == DiskState.CHANGED) {
            Banner conflict = showBanner("disk", Severity.WARNING,
                    name + " changed on disk, and you have changes that are not saved.");
            conflict.addAction("Load from disk", false, () -> changed.reload().onFailure(ui, notices::show));
            conflict.addAction("Keep mine", true, () -> changed.overwrite().onFailure(ui, notices::show));
        } else if (changed.diskState() == DiskState.DELETED) {
            showBanner("disk", Severity.WARNING, name + " was deleted on disk. Its text is still here.")
                    .addAction("Save it again", true, () -> changed.overwrite().onFailure(ui, notices::show));
        } else if (changed.isMalformed() && !bannerFor.equals("bytes")) {
            Banner bytes = showBanner("bytes", Severity.INFORMATION,
                    name + " has bytes that are not UTF-8. They are kept as they are when you save.");
            bytes.addClose(this::clearBanner);
        } else if (isNew(changed)) {
            tellNew(name);
        } else if (changed.isBeyondLanguages() && !changed.language().equals(Language.PLAIN_TEXT)) {
            tellBeyond(changed, name);
        } else if (bannerFor.equals("disk") || bannerFor.equals("new")) {
            clearBanner();
        }
        parent.layout();
    }

    /** Whether its file is one that is not there yet. */
    private static boolean isNew(Document text) {
        return text.file().isPresent() && text.stamp().isEmpty() && text.diskState() == DiskState.NONE;
    }

    /** Once: the name may be a slip. */
    private void tellNew(String name) {
        if (!toldNew) {
            toldNew = true;
            showBanner("new", Severity.INFORMATION, name + " does not exist yet. It is made when you save it.")
                    .addClose(this::clearBanner);
        }
    }

    /** Once: it stays as large as it is. */
    private void tellBeyond(Document large, String name) {
        if (!toldLarge) {
            toldLarge = true;
            showBanner("large", Severity.INFORMATION, name + " has " + size(large.text().byteLength())
                    + ": it can be edited, but there are no colours, no outline and no proposals for it.")
                    .addClose(this::clearBanner);
        }
    }

    /** What is different about a text that stays on the disk. */
    private void showLarge(Document large, String name) {
        if (large.diskState() == DiskState.CHANGED) {
            showBanner("disk", Severity.WARNING,
                    name + " changed on disk. What you see may be its old text or its new.")
                    .addAction("Load again", true, () -> large.reload().onFailure(ui, notices::show));
        } else if (!toldLarge || bannerFor.equals("disk")) {
            toldLarge = true;
            long size = large.stamp().map(FileStamp::size).orElse(0L);
            String part = size - large.text().byteLength() > 1 << 20
                    ? " Shown are the first " + size(large.text().byteLength()) + "." : "";
            showBanner("large", Severity.INFORMATION, name + " is opened from disk, " + size(size)
                    + ": read-only; it is not loaded." + part).addClose(this::clearBanner);
        }
    }

    private static String size(long bytes) {
        return bytes >= 1 << 30 ? String.format(Locale.ROOT, "%.1f GB", (double) bytes / (1 << 30))
                : (bytes >> 20) + " MB";
    }

    private Banner showBanner(String why, Severity severity, String message) {
        clearBanner();
        Banner made = new Banner(parent, look, severity, message);
        made.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        made.moveAbove(null);
        banner = made;
        bannerFor = why;
        return made;
    }

    private void clearBanner() {
        if (banner != null) {
            banner.dispose();
            banner = null;
            bannerFor = "";
            parent.layout();
        }
    }

    private final class Listener implements DocumentListener, EditorListener, EditorLanguage.Listener {
        @Override
        public void changed(Document changed, DocumentChange change) {
            editors.keep(part);
            editors.textChanged();
        }

        @Override
        public void parsed(Document parsed) {
            editors.textChanged();
        }

        @Override
        public void stateChanged(Document changed) {
            if (!parent.isDisposed()) {
                showState(changed);
                editors.statusChanged();
            }
        }

        @Override
        public void statusChanged(CodeEditor source) {
            editors.caretMoved(EditorPart.this);
        }

        @Override
        public void runClicked(CodeEditor source, SyntaxTree.Runnable runnable) {
            if (Origins.isElsewhere(file())) {
                notices.show(new Failure.Other("Cannot run " + runnable.name() + ".",
                        "It is a file of " + FileLocation.of(file()).title() + ", not of the disk.",
                        "Open the file of the disk and run it there."));
            } else if (!arrows.run(file(), runnable)) {
                builds.run(file(), runnable);
            }
        }

        @Override
        public void linkFollowed(String address) {
            languages.open(address);
        }

        @Override
        public void fixChosen(Diagnostic diagnostic, QuickFix fix) {
            edits.apply(fix.edits());
        }
    }

    /** The problems on the caret's line. */
    public List<Diagnostic> problemsAtCaret() {
        var here = new ArrayList<Diagnostic>();
        if (editor != null) {
            int line = editor.caret().line();
            for (Diagnostic diagnostic : problems.in(file())) {
                Range range = diagnostic.location().range();
                if (range.start().line() <= line && line <= range.end().line()) {
                    here.add(diagnostic);
                }
            }
        }
        return here;
    }
}
