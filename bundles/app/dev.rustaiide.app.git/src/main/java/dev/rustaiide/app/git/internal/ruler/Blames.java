package dev.rustaiide.app.git.internal.ruler;

import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import jakarta.inject.Inject;
import jakarta.inject.Provider;

import org.eclipse.e4.core.di.annotations.Creatable;
import org.eclipse.swt.SWT;
import org.slf4j.LoggerFactory;

import dev.rustaiide.app.documents.DocumentChange;
import dev.rustaiide.app.documents.Selections;
import dev.rustaiide.app.editor.CodeEditor;
import dev.rustaiide.app.editor.EditedText;
import dev.rustaiide.app.git.internal.ShownRepository;
import dev.rustaiide.app.workbench.Command;
import dev.rustaiide.app.workbench.Commands;
import dev.rustaiide.app.workbench.Editors;
import dev.rustaiide.app.workbench.FailureNotices;
import dev.rustaiide.app.workbench.MenuGroup;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.config.Settings;
import dev.rustaiide.foundation.fs.FileLocation;
import dev.rustaiide.foundation.fs.FileLocation.AtRevision;
import dev.rustaiide.foundation.fs.FileLocation.Local;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.system.git.blame.Blame;
import dev.rustaiide.system.git.blame.Blaming;

/** Shows in editors who wrote their lines, where people want that. UI thread only. */
@Creatable
public final class Blames {
    private final Editors editors;
    private final ShownRepository repository;
    private final Provider<Blaming> blaming;
    private final BlameCards cards;
    private final FailureNotices notices;
    private final Settings settings;
    private final Ui ui;
    private final Map<CodeEditor, Of> known = new HashMap<>();
    private Optional<Path> wanted = Optional.empty();
    private String head = "";

    @Inject
    public Blames(Editors editors, ShownRepository repository, Provider<Blaming> blaming, BlameCards cards,
            FailureNotices notices, Settings settings, Commands commands, Ui ui) {
        this.editors = editors;
        this.repository = repository;
        this.blaming = blaming;
        this.cards = cards;
        this.notices = notices;
        this.settings = settings;
        this.ui = ui;
        cards.onBefore(this::showIn);
        commands.add(Command.when("git.blame", MenuGroup.GIT, "Show or hide blame for each line",
                "Ctrl+K Ctrl+M", () -> file().isPresent(), () -> editors.activeCode().ifPresent(this::toggle)));
        commands.add(Command.when("git.blameHere", MenuGroup.GIT, "Show the commit of the line",
                "Ctrl+K Ctrl+Alt+M", () -> editors.activeCode().map(known::get).isPresent(),
                () -> editors.activeCode().ifPresent(editor -> Optional.ofNullable(known.get(editor))
                        .ifPresent(of -> of.tell(editor.caret().line())))));
        editors.onChange(this::meet);
        editors.onText(this::meet);
        repository.onChange(this::repositoryChanged);
    }

    private Optional<Path> file() {
        return editors.activeCode().flatMap(editor -> editor.document().file()).filter(file -> {
            FileLocation place = FileLocation.of(file);
            return place instanceof AtRevision || place instanceof Local && repository.status().isPresent();
        });
    }

    /** Opens {@code file}, and shows who wrote it. */
    private void showIn(Path file) {
        wanted = Optional.of(file);
        editors.open(file);
        meet();
    }

    private void meet() {
        known.values().forEach(Of::catchUp);
        Optional<CodeEditor> active = editors.activeCode().filter(editor -> !editor.isDisposed());
        Optional<Path> file = active.flatMap(editor -> editor.document().file());
        if (active.isEmpty() || file.isEmpty() || known.containsKey(active.get())) {
            return;
        }
        boolean isWanted = file.equals(wanted);
        if (isWanted) {
            wanted = Optional.empty();
            begin(active.get(), true);
        } else if (settings.get(GitEditorSettings.CARET_LINE) && FileLocation.of(file.get()) instanceof Local
                && repository.status().isPresent()) {
            begin(active.get(), false);
        }
    }

    private void begin(CodeEditor editor, boolean hasColumn) {
        known.put(editor, new Of(editor, hasColumn));
        editor.addListener(SWT.Dispose, event -> known.remove(editor));
    }

    private void toggle(CodeEditor editor) {
        Of of = known.get(editor);
        if (of == null) {
            begin(editor, true);
        } else {
            of.toggle();
        }
    }

    /** Another commit is checked out; what was fetched or pushed makes no difference. */
    private void repositoryChanged() {
        String now = repository.status().flatMap(status -> status.head().commit()).orElse("");
        if (!now.equals(head)) {
            head = now;
            known.values().forEach(of -> of.stale = true);
            known.values().forEach(Of::catchUp);
        }
    }

    /** One editor. */
    private final class Of implements EditedText.Listener {
        private final CodeEditor editor;
        private boolean hasColumn;
        private Optional<BlamedText> blamed = Optional.empty();
        private Optional<Call<Blame>> reading = Optional.empty();
        private boolean stale;

        Of(CodeEditor editor, boolean hasColumn) {
            this.editor = editor;
            this.hasColumn = hasColumn;
            editor.text().addListener(this);
            editor.addListener(SWT.Dispose, event -> reading.ifPresent(Call::cancel));
            cards.follow(editor, line -> hasColumnNow() ? blamed.flatMap(text -> text.commit(line)) : Optional.empty());
            read();
        }

        private boolean hasColumnNow() {
            return hasColumn;
        }

        void toggle() {
            hasColumn = !hasColumn;
            if (!hasColumn) {
                editor.versions().hideColumn();
            }
            read();
        }

        void tell(int line) {
            blamed.flatMap(text -> text.commit(line)).ifPresent(commit -> cards.show(editor, line, commit));
        }

        private boolean wantsTail() {
            return hasColumn || settings.get(GitEditorSettings.CARET_LINE);
        }

        /** Reads anew what people see; the others are read when somebody looks at them. */
        void catchUp() {
            if (stale && !editor.isDisposed() && editor.isVisible()) {
                read();
            }
        }

        private void read() {
            stale = false;
            reading.ifPresent(Call::cancel);
            Optional<Path> file = editor.isDisposed() ? Optional.empty() : editor.document().file();
            if (file.isEmpty() || !wantsTail() || editor.document().isOnDisk()) {
                blamed = Optional.empty();
                tail();
                return;
            }
            Text text = editor.document().text();
            Call<Blame> call = FileLocation.of(file.get()) instanceof AtRevision place ? blaming.get().blame(place)
                    : blaming.get().blame(file.get(), Optional.of(text));
            reading = Optional.of(call);
            call.onSuccess(ui, blame -> {
                if (!editor.isDisposed() && reading.equals(Optional.of(call))) {
                    show(blame, text);
                }
            }).onFailure(ui, this::failed);
        }

        /** Who asked for it is told why not; who has it shown everywhere is not told of each file. */
        private void failed(Throwable cause) {
            if (hasColumn) {
                hasColumn = false;
                notices.show(cause);
            } else {
                LoggerFactory.getLogger(Blames.class).debug("Nobody knows who wrote the lines", cause);
            }
        }

        private void show(Blame blame, Text of) {
            BlamedText fresh = new BlamedText(blame, of.lineCount());
            if (of != editor.document().text()) {
                fresh.edited(DocumentChange.of(of, DocumentChange.between(of, editor.document().text())));
            }
            blamed = Optional.of(fresh);
            if (hasColumn) {
                editor.versions().showColumn(fresh);
            }
            tail();
        }

        @Override
        public void textChanged(DocumentChange change) {
            blamed.ifPresent(text -> text.edited(change));
        }

        @Override
        public void selectionsChanged(Selections before) {
            tail();
        }

        /** A text that was saved, or read anew. */
        @Override
        public void stateChanged() {
            if (!editor.document().isDirty()) {
                read();
            }
        }

        private void tail() {
            if (!editor.isDisposed()) {
                int line = editor.caret().line();
                boolean isBlank = editor.document().text().lineSpan(line).isEmpty();
                editor.versions().setTail(line, wantsTail() && !isBlank
                        ? blamed.map(text -> text.tail(line, Instant.now())).orElse("") : "");
            }
        }
    }
}
