package dev.rustaiide.app.documents;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.ai.code.analysis.Syntax;
import dev.rustaiide.ai.code.analysis.SyntaxTree;
import dev.rustaiide.app.documents.internal.History;
import dev.rustaiide.app.documents.internal.LineEndings;
import dev.rustaiide.app.documents.internal.SyntaxFollower;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Turn;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.fs.Encoding;
import dev.rustaiide.foundation.fs.FileStamp;
import dev.rustaiide.foundation.fs.LineEnding;
import dev.rustaiide.foundation.fs.TextFile;
import dev.rustaiide.foundation.fs.TextFiles;
import dev.rustaiide.foundation.text.Pages;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.text.TextChange;
import dev.rustaiide.foundation.types.Language;

/**
 * A text that is being edited, with its file, its history and its syntax. Confined to the UI thread; {@link #text()}
 * may be taken to any other. All reading and writing of files happens elsewhere and comes back as a {@link Call}.
 */
public final class Document {
    private final TextFiles files;
    private final Syntax syntax;
    private final Executor ui;
    private final LongSupplier millis;
    private final Consumer<Record> events;
    private final History history = new History();
    private final SyntaxFollower follower;
    private final List<DocumentListener> listeners = new CopyOnWriteArrayList<>();
    private @Nullable Path file;
    private String name;
    private Language language;
    private Encoding encoding;
    private LineEnding lineEnding;
    private boolean malformed;
    private boolean mixedLineEndings;
    private boolean readOnly;
    private @Nullable FileStamp stamp;
    private DiskState diskState;
    private Text text;
    private @Nullable Text saved;
    private long version;
    private boolean reportedDirty;
    private int lastEditAt;

    /**
     * What documents stand on.
     *
     * @param ui runs things on the UI thread
     * @param millis a clock
     * @param events is told of each {@link FileEvent}, on any thread
     */
    public record Ground(TextFiles files, Syntax syntax, Executor ui, LongSupplier millis, Consumer<Record> events) {}

    /** The document of a file that was read. */
    public Document(TextFile source, Ground ground) {
        this(ground, source.file().getFileName().toString(), source.text(), languageOf(source, ground.syntax()));
        file = source.file();
        saved = text;
        take(source);
    }

    /** A new text for {@code file}, which does not exist: it is made when the text is saved. */
    public Document(Path file, Ground ground) {
        this(ground, file.getFileName().toString(), Text.EMPTY, ground.syntax().languageOf(file, ""));
        this.file = file;
        saved = text;
    }

    /** A new text without a file. */
    public Document(String name, Language language, Ground ground) {
        this(ground, name, Text.EMPTY, language);
        saved = text;
    }

    private Document(Ground ground, String name, Text text, Language language) {
        this.files = ground.files();
        this.syntax = ground.syntax();
        this.ui = ground.ui();
        this.millis = ground.millis();
        this.events = ground.events();
        this.name = name;
        this.text = text;
        this.language = language;
        this.encoding = Encoding.UTF_8;
        this.lineEnding = LineEnding.ofPlatform();
        this.diskState = DiskState.NONE;
        this.follower = new SyntaxFollower(syntax, language, ui, this::text, this::parsed);
        follower.start(language);
    }

    private static Language languageOf(TextFile source, Syntax syntax) {
        Text text = source.text();
        return syntax.languageOf(source.file(), text.substring(0, Math.min(text.lineEnd(0), 200)));
    }

    private void take(TextFile source) {
        encoding = source.encoding();
        lineEnding = source.lineEnding();
        malformed = source.malformed();
        mixedLineEndings = source.mixedLineEndings();
        readOnly = source.readOnly();
        stamp = source.stamp();
        diskState = DiskState.SAME;
    }

    public Optional<Path> file() {
        return Optional.ofNullable(file);
    }

    /** What a tab shows. */
    public String name() {
        return name;
    }

    public Text text() {
        return text;
    }

    /** Grows with each change of the text, undoing included. */
    public long version() {
        return version;
    }

    public Language language() {
        return language;
    }

    /** What knows the languages that it and the code in explanations of it are written in. */
    public Syntax syntax() {
        return syntax;
    }

    public void setLanguage(Language newLanguage) {
        language = newLanguage;
        follower.start(newLanguage);
        stateChanged();
    }

    /** The last tree; a few milliseconds behind {@link #text()} while somebody types. */
    public Optional<SyntaxTree> tree() {
        return follower.tree();
    }

    /** The tree of the text as it is now; empty if there is none, or getting it would be felt. */
    public Optional<SyntaxTree> treeNow() {
        return follower.treeNow();
    }

    public Encoding encoding() {
        return encoding;
    }

    public LineEnding lineEnding() {
        return lineEnding;
    }

    /** Whether its lines do not all end the same way. */
    public boolean hasMixedLineEndings() {
        return mixedLineEndings;
    }

    /** Whether its file has bytes that its encoding has no character for; they are kept. */
    public boolean isMalformed() {
        return malformed;
    }

    public boolean isReadOnly() {
        return readOnly;
    }

    /** Whether its text is too large to be loaded and is read from its file as it is looked at: it is read-only. */
    public boolean isOnDisk() {
        return text.pages().isPresent();
    }

    /** Lets go of what can be had again at once. Any thread may ask. */
    public void shrink() {
        text.pages().ifPresent(Pages::trim);
    }

    /** Allows or forbids editing in every editor of this document; one {@link #isOnDisk} stays forbidden. */
    public void setReadOnly(boolean forbidden) {
        readOnly = forbidden || isOnDisk();
        stateChanged();
    }

    public DiskState diskState() {
        return diskState;
    }

    /** The file as it was when it was last read or written; empty if it was not there yet. */
    public Optional<FileStamp> stamp() {
        return Optional.ofNullable(stamp);
    }

    /** Whether there is something that is not in the file. Undoing back to what was saved is clean. */
    public boolean isDirty() {
        return text != saved;
    }

    /** Where the caret was after the last edit: where a new editor begins. */
    public int lastEditAt() {
        return Math.min(lastEditAt, text.length());
    }

    public void addListener(DocumentListener listener) {
        listeners.add(listener);
    }

    public void removeListener(DocumentListener listener) {
        listeners.remove(listener);
    }

    /** As {@link #edit(EditKind, List, Selections, Selections)}, for who has no caret: a step of its own. */
    public void edit(List<TextChange> changes) {
        if (!changes.isEmpty()) {
            edit(EditKind.OTHER, changes, Selections.at(changes.getFirst().start()),
                    Selections.at(changes.getFirst().start()));
        }
    }

    /**
     * Changes the text in one step that can be undone.
     *
     * @param changes ascending and apart, as in {@link DocumentChange}
     * @param before what is selected now, selected again when this is undone
     * @param after what is selected when it is redone
     * @throws IllegalStateException if the document is read-only
     */
    public void edit(EditKind kind, List<TextChange> changes, Selections before, Selections after) {
        if (readOnly) {
            throw new IllegalStateException(name + " is read-only");
        }
        if (!changes.isEmpty()) {
            DocumentChange change = DocumentChange.of(text, changes);
            history.add(new History.Step(change, before, after, kind, millis.getAsLong()));
            lastEditAt = after.main().caret();
            apply(change);
        }
    }

    /** As {@link #edit(List)}, as a part of {@code group}. */
    public void edit(List<TextChange> changes, EditGroup group) {
        if (!changes.isEmpty()) {
            DocumentChange change = DocumentChange.of(text, changes);
            Selections at = Selections.at(changes.getFirst().start());
            history.add(new History.Step(change, at, at, EditKind.OTHER, millis.getAsLong(), Optional.of(group)));
            lastEditAt = at.main().caret();
            apply(change);
        }
    }

    /** The next edit does not become part of the last step: somebody moved the caret. */
    public void closeStep() {
        history.closeStep();
    }

    /**
     * Takes the last step back; gives what was selected before it. Empty if there is nothing to undo, or the step
     * belongs to a group, which was asked.
     */
    public Optional<Selections> undo() {
        Optional<EditGroup> group = readOnly ? Optional.empty() : history.last().flatMap(History.Step::group);
        group.ifPresent(all -> all.undo(this));
        return group.isPresent() ? Optional.empty() : undoAlone();
    }

    /** As {@link #undo}, whatever else was changed with it. */
    public Optional<Selections> undoAlone() {
        Optional<History.Step> step = readOnly ? Optional.empty() : history.undo();
        step.ifPresent(last -> apply(last.change().inverse()));
        return step.map(History.Step::before);
    }

    /** Does again what was undone last; gives what was selected after it. Empty as with {@link #undo}. */
    public Optional<Selections> redo() {
        Optional<EditGroup> group = readOnly ? Optional.empty() : history.next().flatMap(History.Step::group);
        group.ifPresent(all -> all.redo(this));
        return group.isPresent() ? Optional.empty() : redoAlone();
    }

    /** Undoes or redoes one step if that gives {@code wanted}; says whether it did. */
    public boolean stepTo(Text wanted) {
        if (history.last().filter(step -> step.change().before().equals(wanted)).isPresent()) {
            return undoAlone().isPresent();
        }
        return history.next().filter(step -> step.change().after().equals(wanted)).isPresent()
                && redoAlone().isPresent();
    }

    /** As {@link #redo}, whatever else is changed with it. */
    public Optional<Selections> redoAlone() {
        Optional<History.Step> step = readOnly ? Optional.empty() : history.redo();
        step.ifPresent(last -> apply(last.change()));
        return step.map(History.Step::after);
    }

    private void apply(DocumentChange change) {
        text = change.after();
        version++;
        for (DocumentListener listener : listeners) {
            listener.changed(this, change);
        }
        follower.changed(change);
        if (reportedDirty != isDirty()) {
            stateChanged();
        }
    }

    private void parsed() {
        for (DocumentListener listener : listeners) {
            listener.parsed(this);
        }
    }

    private void stateChanged() {
        reportedDirty = isDirty();
        for (DocumentListener listener : listeners) {
            listener.stateChanged(this);
        }
    }

    /**
     * Writes the text as it is now to its file, unless the file changed or vanished since it was read. Fails with a
     * {@link FailureException} if it cannot be written, or there is no file yet.
     */
    public Call<SaveOutcome> save() {
        return file == null ? Call.failed(new IllegalStateException(name + " has no file yet"))
                : write(file, false);
    }

    /**
     * As {@link #save()}, of the text that was put in order first, as {@code wanted} says. Looking through it is done
     * elsewhere; what is typed meanwhile is looked through too, and saved.
     */
    public Call<SaveOutcome> save(Call<SaveCleanup> wanted) {
        Text now = text;
        String lineEnd = lineEnding.characters();
        return Call.start("save " + name, scope -> {
            SaveCleanup cleanup = wanted.await();
            Tidied tidied = new Tidied(now, Optional.empty());
            while (tidied.saving().isEmpty()) {
                Text seen = tidied.text();
                List<TextChange> changes = cleanup.changes(seen, lineEnd);
                tidied = Turn.take(ui, () -> saveIfStill(seen, changes));
            }
            return scope.await(tidied.saving().get());
        });
    }

    /** The text as it is now, being saved if it was in order. */
    private record Tidied(Text text, Optional<Call<SaveOutcome>> saving) {}

    private Tidied saveIfStill(Text seen, List<TextChange> changes) {
        if (text != seen) {
            return new Tidied(text, Optional.empty());
        }
        if (!readOnly) {
            edit(changes);
        }
        return new Tidied(text, Optional.of(save()));
    }

    /** As {@link #save()}, whatever is in the file now. */
    public Call<SaveOutcome> overwrite() {
        return file == null ? save() : write(file, true);
    }

    /** Writes to {@code target}, which becomes its file, whatever was there. */
    public Call<SaveOutcome> saveAs(Path target) {
        return write(target, true);
    }

    private Call<SaveOutcome> write(Path target, boolean force) {
        Optional<Failure> refused = text.pages().flatMap(pages -> refusal(pages, target));
        if (refused.isPresent()) {
            return Call.failed(new FailureException(refused.get()));
        }
        history.closeStep();
        Text snapshot = text;
        long at = version;
        Encoding how = encoding;
        FileStamp known = stamp;
        Call<SaveOutcome> call = Call.start("save " + target.getFileName(), scope -> {
            Optional<FileStamp> there = force ? Optional.empty() : files.stamp(target);
            if (!force && there.isEmpty() && known != null) {
                ui.execute(() -> setDiskState(DiskState.DELETED));
                return new SaveOutcome.DeletedOnDisk();
            }
            if (!force && there.isPresent() && !there.get().equals(known)) {
                ui.execute(() -> setDiskState(DiskState.CHANGED));
                return new SaveOutcome.ChangedOnDisk();
            }
            FileStamp now = files.write(target, snapshot, how);
            ui.execute(() -> written(target, snapshot, at, now));
            events.accept(new FileEvent.Saved(target));
            return new SaveOutcome.Saved();
        });
        return call;
    }

    /** Why a text that is read from its file cannot be written there; a copy can, as long as all of it is there. */
    private Optional<Failure> refusal(Pages pages, Path target) {
        String what = "Cannot save " + name + ".";
        if (pages.isBroken()) {
            return Optional.of(new Failure.Other(what, "Its file changed while it was open, and parts of it are gone.",
                    "Open it again, and save that."));
        }
        return target.equals(file) && diskState != DiskState.DELETED ? Optional.of(new Failure.Other(what,
                "It is too large to be loaded, so it is opened read-only and nothing in it was changed.",
                "Save a copy elsewhere, or change it with another program.")) : Optional.empty();
    }

    /** Its file has another name or place now, with the same content: somebody moved it. */
    public void moved(Path target) {
        if (!target.equals(file)) {
            belongTo(target, text);
            stateChanged();
        }
    }

    private void belongTo(Path target, Text content) {
        file = target;
        name = target.getFileName().toString();
        Language found = syntax.languageOf(target, content.substring(0, Math.min(content.lineEnd(0), 200)));
        if (!found.equals(language)) {
            language = found;
            follower.start(found);
        }
    }

    /** Somebody else wrote {@code snapshot} to its file for it; {@code now} is the file as it was written. */
    public void written(Text snapshot, FileStamp now) {
        Path known = file;
        if (known != null && snapshot.equals(text)) {
            written(known, text, version, now);
        }
    }

    private void written(Path target, Text snapshot, long at, FileStamp now) {
        if (!target.equals(file)) {
            belongTo(target, snapshot);
        }
        saved = snapshot;
        stamp = now;
        diskState = DiskState.SAME;
        stateChanged();
        for (DocumentListener listener : listeners) {
            listener.saved(this, at, snapshot);
        }
    }

    /**
     * Looks whether the file is still the one that was read. A clean document follows the file, a dirty one is in
     * conflict, and one that is {@link #isOnDisk} is told to have changed: a log may grow every second, and reading it
     * again takes seconds. A document whose file is gone stays and is dirty.
     */
    public Call<DiskState> checkDisk() {
        Path known = file;
        FileStamp last = stamp;
        if (known == null) {
            return Call.of(DiskState.NONE);
        }
        Call<DiskState> call = Call.start("look at " + name, scope -> {
            Optional<FileStamp> there = files.stamp(known);
            if (there.isEmpty()) {
                // What an archive or a revision no longer has cannot be saved there either: nothing is unsaved.
                return last == null ? DiskState.NONE
                        : known.getFileSystem() == FileSystems.getDefault() ? DiskState.DELETED : DiskState.SAME;
            }
            return there.get().equals(last) ? DiskState.SAME : DiskState.CHANGED;
        });
        return call.onSuccess(ui, state -> {
            if (last == stamp && state == DiskState.CHANGED && !isDirty() && !isOnDisk()) {
                reload();
            } else if (last == stamp) {
                setDiskState(state);
            }
        });
    }

    private void setDiskState(DiskState state) {
        if (state == DiskState.DELETED && !isOnDisk()) {
            saved = null;
        }
        if (state != diskState) {
            diskState = state;
            stateChanged();
        }
    }

    /**
     * Takes over what is in the file now as one step that can be undone; carets stay where they are. Unsaved changes
     * are undone by it, not lost.
     */
    public Call<TextFile> reload() {
        Path known = file;
        return known == null ? Call.failed(new IllegalStateException(name + " has no file yet"))
                : reload("reload " + name, () -> files.read(known));
    }

    /** Reads the file again, in another encoding. */
    public Call<TextFile> reload(Encoding as) {
        Path known = file;
        return known == null ? Call.failed(new IllegalStateException(name + " has no file yet"))
                : reload("reload " + name + " as " + as, () -> files.read(known, as));
    }

    /** Reads a text file. */
    @FunctionalInterface
    private interface Source {
        TextFile read() throws FailureException;
    }

    private Call<TextFile> reload(String title, Source source) {
        Text now = text;
        record Read(TextFile file, List<TextChange> changes) {}
        Call<Read> read = Call.start(title, scope -> {
            TextFile fresh = source.read();
            return new Read(fresh, DocumentChange.between(now, fresh.text()));
        });
        Call<TextFile> result = Call.start(title, scope -> read.await().file());
        read.onSuccess(ui, fresh -> reloaded(fresh.file(), now == text ? fresh.changes()
                : List.of(new TextChange(0, text.length(), fresh.file().text()))));
        return result;
    }

    private void reloaded(TextFile fresh, List<TextChange> changes) {
        readOnly = false;
        edit(changes);
        take(fresh);
        saved = text;
        stateChanged();
    }

    /** Writes it in {@code other} from now on; the text stays as it is and is unsaved. Not if it {@link #isOnDisk}. */
    public void setEncoding(Encoding other) {
        if (!other.equals(encoding) && !isOnDisk()) {
            encoding = other;
            saved = null;
            stateChanged();
        }
    }

    /** Gives every line this ending, as one step. */
    public void setLineEnding(LineEnding other) {
        if (isOnDisk()) {
            return;
        }
        edit(LineEndings.changes(text, other));
        lineEnding = other;
        mixedLineEndings = false;
        stateChanged();
    }

    /**
     * Puts back what a journal had: unsaved text, edited from the file as it was at {@code base}, or before there was
     * one. If the file is another one by now, the document is in conflict.
     */
    public void restore(Text unsaved, Optional<FileStamp> base, int caret) {
        boolean changed = !base.equals(stamp());
        lastEditAt = caret;
        readOnly = false;
        edit(DocumentChange.between(text, unsaved));
        lastEditAt = caret;
        history.closeStep();
        if (changed) {
            stamp = base.orElse(null);
            diskState = DiskState.CHANGED;
        }
        stateChanged();
    }
}
