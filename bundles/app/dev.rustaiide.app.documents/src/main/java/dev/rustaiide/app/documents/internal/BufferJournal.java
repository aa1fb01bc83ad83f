package dev.rustaiide.app.documents.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.rustaiide.app.documents.Document;
import dev.rustaiide.app.documents.DocumentChange;
import dev.rustaiide.app.documents.DocumentListener;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Debounce;
import dev.rustaiide.foundation.text.Text;

/**
 * Keeps the unsaved text of one document on disk, less than a second behind the keys: whole at first, then edit by
 * edit. It hears of edits on the UI thread and writes on another.
 */
final class BufferJournal implements DocumentListener {
    private static final Duration DELAY = Duration.ofMillis(400);
    /** Edits up to this, or to the size of the text, are added before the text is written whole again. */
    private static final long SMALL_LOG = 256 << 10;
    private static final Logger LOG = LoggerFactory.getLogger(BufferJournal.class);

    private final Document document;
    private final Path file;
    /** Held while writing. Never taken on the UI thread. */
    private final ReentrantLock writing = new ReentrantLock();
    private final Debounce write = new Debounce(DELAY, task -> Call.start("journal", scope -> {
        task.run();
        return null;
    }), this::flush);
    private final Object state = new Object();
    // Guarded by state.
    private List<JournalFile.Edit> pending = new ArrayList<>();
    private Unsaved latest;
    private boolean dirty;
    private boolean scheduled;
    private boolean whole = true;
    private boolean closed;
    // Guarded by writing.
    private long textBytes;
    private long logBytes;
    private boolean complained;

    BufferJournal(Document document, Path file) {
        this.document = document;
        this.file = file;
        this.latest = unsaved(document.text());
        this.dirty = document.isDirty();
        document.addListener(this);
        if (dirty) {
            schedule();
        }
    }

    private Unsaved unsaved(Text text) {
        return new Unsaved(document.file().map(Path::toString).orElse(""), document.name(),
                document.language().id().value(), document.encoding(), document.lineEnding(), document.stamp(),
                document.lastEditAt(), text);
    }

    @Override
    public void changed(Document source, DocumentChange change) {
        synchronized (state) {
            latest = unsaved(change.after());
            dirty = document.isDirty();
            pending.add(new JournalFile.Edit(change.changes(), document.lastEditAt()));
            schedule();
        }
    }

    @Override
    public void stateChanged(Document source) {
        synchronized (state) {
            // The head may be another one now.
            whole = true;
            latest = unsaved(document.text());
            dirty = document.isDirty();
            schedule();
        }
    }

    private void schedule() {
        if (!scheduled && !closed) {
            scheduled = true;
            write.trigger();
        }
    }

    /** Writes what waits; on any thread but the UI's. */
    void flush() {
        writing.lock();
        try {
            List<JournalFile.Edit> edits;
            Unsaved buffer;
            boolean keep;
            boolean anew;
            synchronized (state) {
                edits = pending;
                pending = new ArrayList<>();
                buffer = latest;
                keep = dirty && !closed;
                anew = whole;
                whole = !keep;
                scheduled = false;
            }
            write(keep, anew, edits, buffer);
        } catch (IOException cause) {
            synchronized (state) {
                whole = true;
            }
            if (!complained) {
                complained = true;
                LOG.warn("Unsaved changes of " + document.name() + " cannot be kept", cause);
            }
        } finally {
            writing.unlock();
        }
    }

    private void write(boolean keep, boolean anew, List<JournalFile.Edit> edits, Unsaved buffer) throws IOException {
        if (!keep) {
            Files.deleteIfExists(file);
        } else if (anew || logBytes > Math.max(SMALL_LOG, textBytes)) {
            textBytes = JournalFile.write(file, buffer);
            logBytes = 0;
        } else if (!edits.isEmpty()) {
            logBytes += JournalFile.append(file, edits);
        }
    }

    /** The document is closed: what was unsaved is not wanted any more. */
    void close() {
        document.removeListener(this);
        write.cancel();
        synchronized (state) {
            closed = true;
        }
        Call.start("forget journal", scope -> {
            flush();
            return null;
        });
    }
}
