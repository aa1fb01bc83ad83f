package dev.rustaiide.app.documents.internal;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

import org.eclipse.swt.widgets.Display;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

import dev.rustaiide.ai.code.analysis.Syntax;
import dev.rustaiide.app.documents.Document;
import dev.rustaiide.app.documents.DocumentListener;
import dev.rustaiide.app.documents.Documents;
import dev.rustaiide.app.documents.FileEvent;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Scope;
import dev.rustaiide.foundation.async.Turn;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.events.Events;
import dev.rustaiide.foundation.fs.TextFile;
import dev.rustaiide.foundation.fs.TextFiles;
import dev.rustaiide.foundation.memory.MemoryPressure;
import dev.rustaiide.foundation.platform.StandardPaths;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.Language;

/** Counts who holds each document and journals all of them. */
@Component
public final class OpenDocuments implements Documents, DocumentListener {
    private final TextFiles files;
    private final Syntax syntax;
    private final Executor ui;
    private final Document.Ground ground;
    private final Journals journals;
    private final Map<Document, Held> open = new LinkedHashMap<>();
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private final MemoryPressure.Registration pressed;
    private int untitled;

    private static final class Held {
        BufferJournal journal;
        int holders;

        Held(BufferJournal journal) {
            this.journal = journal;
        }
    }

    @Activate
    public OpenDocuments(@Reference TextFiles files, @Reference Syntax syntax, @Reference StandardPaths paths,
            @Reference Events events, @Reference MemoryPressure pressure) {
        this(files, syntax, onDisplay(Display.getDefault()), paths.state().resolve("unsaved"), events::publish,
                pressure);
    }

    /** What comes back when the display is gone is dropped: the journal has all that was unsaved. */
    private static Executor onDisplay(Display display) {
        return task -> {
            if (!display.isDisposed()) {
                display.asyncExec(task);
            }
        };
    }

    /** Runs what belongs to the UI thread in {@code ui}; keeps unsaved text below {@code unsaved}. */
    public OpenDocuments(TextFiles files, Syntax syntax, Executor ui, Path unsaved, Consumer<Record> events,
            MemoryPressure pressure) {
        this.files = files;
        this.syntax = syntax;
        this.ui = ui;
        this.ground = new Document.Ground(files, syntax, ui, System::currentTimeMillis, events);
        this.journals = new Journals(unsaved);
        this.pressed = pressure.listen("documents", level -> ui.execute(() -> all().forEach(Document::shrink)));
    }

    /** The session ends: what waits to be written is written now. The display is gone by then, so this may block. */
    @Deactivate
    void end() {
        pressed.close();
        for (Held held : open.values()) {
            held.journal.flush();
        }
    }

    @Override
    public Call<Document> open(Path file) {
        return open(file, false);
    }

    @Override
    public Call<Document> openOrCreate(Path file) {
        return open(file, file.getFileSystem() == FileSystems.getDefault());
    }

    private Call<Document> open(Path file, boolean mayBeNew) {
        Path path = file.toAbsolutePath().normalize();
        Optional<Document> there = find(path);
        if (there.isPresent()) {
            return Call.of(hold(there.get()));
        }
        return Call.start("open " + path.getFileName(), scope -> {
            Optional<TextFile> read = read(path, mayBeNew, scope);
            ground.events().accept(new FileEvent.Opened(path));
            return Turn.take(ui, () -> hold(find(path).orElseGet(() -> add(read
                    .map(found -> new Document(found, ground)).orElseGet(() -> new Document(path, ground))))));
        });
    }

    private Optional<TextFile> read(Path path, boolean mayBeNew, Scope scope) throws FailureException {
        try {
            return Optional.of(files.read(path, scope::report));
        } catch (FailureException failed) {
            if (mayBeNew && failed.failure() instanceof Failure.Missing) {
                return Optional.empty();
            }
            throw failed;
        }
    }

    private Document hold(Document document) {
        open.get(document).holders++;
        return document;
    }

    private Document add(Document document) {
        return add(document, journals.track(document));
    }

    private Document add(Document document, BufferJournal journal) {
        open.put(document, new Held(journal));
        document.addListener(this);
        for (Listener listener : listeners) {
            listener.opened(document);
        }
        return document;
    }

    @Override
    public Document create(Language language) {
        return hold(add(new Document("Untitled-" + ++untitled, language, ground)));
    }

    @Override
    public void release(Document document) {
        Held held = open.get(document);
        if (held != null && --held.holders == 0) {
            open.remove(document);
            document.removeListener(this);
            held.journal.close();
            document.file().ifPresent(file -> ground.events().accept(new FileEvent.Closed(file)));
            for (Listener listener : listeners) {
                listener.closed(document);
            }
        }
    }

    @Override
    public Optional<Document> find(Path file) {
        Path path = file.toAbsolutePath().normalize();
        for (Document document : open.keySet()) {
            if (document.file().isPresent() && document.file().get().equals(path)) {
                return Optional.of(document);
            }
        }
        return Optional.empty();
    }

    @Override
    public List<Document> all() {
        return List.copyOf(open.keySet());
    }

    @Override
    public List<Document> dirty() {
        List<Document> dirty = new ArrayList<>();
        for (Document document : open.keySet()) {
            if (document.isDirty()) {
                dirty.add(document);
            }
        }
        return dirty;
    }

    @Override
    public Call<List<Document>> restore() {
        return Call.start("restore unsaved changes", scope -> {
            List<Document> restored = new ArrayList<>();
            for (Journals.Found found : journals.restore()) {
                Optional<TextFile> file = base(found.buffer());
                restored.add(Turn.take(ui, () -> restored(found, file)));
            }
            return restored;
        });
    }

    /** The file that {@code buffer} was edited from as it is now; empty if it never had one or cannot be read. */
    private Optional<TextFile> base(Unsaved buffer) {
        try {
            return buffer.file().isEmpty() ? Optional.empty()
                    : Optional.of(files.read(Path.of(buffer.file()), buffer.encoding()));
        } catch (FailureException gone) {
            return Optional.empty();
        }
    }

    private Document restored(Journals.Found found, Optional<TextFile> file) {
        Unsaved buffer = found.buffer();
        Optional<Document> there = buffer.file().isEmpty() ? Optional.empty() : find(Path.of(buffer.file()));
        if (there.isPresent()) {
            return restoredOver(there.get(), found);
        }
        Document document;
        if (file.isPresent()) {
            document = new Document(file.get(), ground);
        } else if (buffer.file().isEmpty()) {
            document = new Document(buffer.name(), language(buffer.language()), ground);
            untitled = Math.max(untitled, number(buffer.name()));
        } else if (buffer.base().isEmpty()) {
            document = new Document(Path.of(buffer.file()), ground);
        } else {
            document = new Document(new TextFile(Path.of(buffer.file()), Text.EMPTY, buffer.encoding(),
                    buffer.lineEnding(), false, false, false, buffer.base().get()), ground);
        }
        document.restore(buffer.text(), buffer.base(), buffer.caret());
        return hold(add(document, journals.track(document, found)));
    }

    /** An editor was faster: what was unsaved is one step over the file that it shows. */
    private Document restoredOver(Document document, Journals.Found found) {
        Held held = open.get(document);
        held.journal.close();
        held.journal = journals.track(document, found);
        document.restore(found.buffer().text(), found.buffer().base(), found.buffer().caret());
        return hold(document);
    }

    private Language language(String id) {
        for (Language language : syntax.languages()) {
            if (language.id().value().equals(id)) {
                return language;
            }
        }
        return Language.PLAIN_TEXT;
    }

    private static int number(String name) {
        try {
            return Integer.parseInt(name.substring(name.lastIndexOf('-') + 1));
        } catch (NumberFormatException named) {
            return 0;
        }
    }

    @Override
    public void addListener(Listener listener) {
        listeners.add(listener);
    }

    @Override
    public void removeListener(Listener listener) {
        listeners.remove(listener);
    }

    @Override
    public void stateChanged(Document document) {
        for (Listener listener : listeners) {
            listener.stateChanged(document);
        }
    }
}
