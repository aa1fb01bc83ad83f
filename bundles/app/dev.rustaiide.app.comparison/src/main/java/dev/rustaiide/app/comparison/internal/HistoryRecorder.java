package dev.rustaiide.app.comparison.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import jakarta.inject.Inject;
import jakarta.inject.Provider;

import org.eclipse.e4.core.di.annotations.Creatable;

import dev.rustaiide.app.documents.Document;
import dev.rustaiide.app.documents.DocumentListener;
import dev.rustaiide.app.documents.Documents;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.fs.Encoding;
import dev.rustaiide.foundation.fs.WriteReason;
import dev.rustaiide.foundation.history.FileHistory;
import dev.rustaiide.foundation.text.Text;

/**
 * Keeps what only an editor has when it gives way to what is on the disk: a text that another program changed, and
 * unsaved changes that are given up. What is on the disk is kept by whoever writes there.
 */
@Creatable
public final class HistoryRecorder implements Documents.Listener, DocumentListener {
    private final Provider<FileHistory> history;

    @Inject
    public HistoryRecorder(Documents documents, Provider<FileHistory> history) {
        this.history = history;
        documents.addListener(this);
        documents.all().forEach(this::opened);
    }

    @Override
    public void opened(Document document) {
        document.addListener(this);
    }

    @Override
    public void closed(Document document) {
        document.removeListener(this);
    }

    @Override
    public void stateChanged(Document document) {
        // Whether it is saved is no matter here.
    }

    @Override
    public void reloading(Document document) {
        if (document.isOnDisk() || document.file().filter(HistoryRecorder::isOnDisk).isEmpty()) {
            return;
        }
        Path file = document.file().get();
        Text text = document.text();
        Encoding encoding = document.encoding();
        WriteReason reason = new WriteReason(document.isDirty() ? WriteReason.Kind.REVERTED
                : WriteReason.Kind.CHANGED_OUTSIDE, "");
        Call.start("keep " + document.name(), scope -> {
            byte[] content = content(text, encoding);
            return !isThere(file, content) && history.get().keep(file, content, reason).isPresent();
        });
    }

    private static boolean isOnDisk(Path file) {
        return file.getFileSystem() == FileSystems.getDefault() && file.isAbsolute();
    }

    /** Whether the file has just that, so that nothing is lost. */
    private static boolean isThere(Path file, byte[] content) throws IOException {
        return Files.exists(file) && Files.size(file) == content.length
                && Arrays.equals(Files.readAllBytes(file), content);
    }

    private static byte[] content(Text text, Encoding encoding) {
        var bytes = new ByteArrayOutputStream();
        Charset charset = encoding.charset();
        if (encoding.byteOrderMark()) {
            bytes.writeBytes("\uFEFF".getBytes(charset));
        }
        bytes.writeBytes(charset.equals(StandardCharsets.UTF_8) ? text.toUtf8() : text.toString().getBytes(charset));
        return bytes.toByteArray();
    }
}
