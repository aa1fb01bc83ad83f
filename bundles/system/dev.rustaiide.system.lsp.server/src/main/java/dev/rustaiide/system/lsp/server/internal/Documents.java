package dev.rustaiide.system.lsp.server.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.eclipse.lsp4j.TextDocumentItem;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.language.SourceText;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.LanguageId;

/** What one client has open. The thread that reads its messages changes it; any thread may look. */
final class Documents {
    private static final int MOST = 5000;
    private static final long MOST_BYTES = 256L << 20;

    private final OpenFiles files;
    private final long mostBytes;
    private final Map<Path, Document> open = new ConcurrentHashMap<>();
    private volatile PositionEncoding encoding = PositionEncoding.UTF_16;
    private long bytes;

    Documents(OpenFiles files) {
        this(files, MOST_BYTES);
    }

    Documents(OpenFiles files, long mostBytes) {
        this.files = files;
        this.mostBytes = mostBytes;
    }

    void count(PositionEncoding chosen) {
        encoding = chosen;
    }

    void open(TextDocumentItem item) throws FailureException {
        String language = item.getLanguageId();
        show(item.getUri(), item.getVersion(), new LanguageId(language.isEmpty() ? "plaintext" : language),
                Text.of(item.getText()));
    }

    /** Does nothing for a file that was not opened. */
    void change(String uri, int version, List<TextDocumentContentChangeEvent> changes) throws FailureException {
        Document before = open.get(FileUri.path(uri));
        if (before != null) {
            SourceText source = before.source();
            show(before.uri(), version, source.language(), Document.changed(source.text(), changes, encoding));
        }
    }

    private void show(String uri, int version, LanguageId language, Text text) throws FailureException {
        Path file = FileUri.path(uri);
        Document before = open.get(file);
        long grown = bytes + text.byteLength() - size(before);
        if (grown > mostBytes || before == null && open.size() >= MOST) {
            close(uri);
            throw new FailureException(new Failure.Other("Cannot hold " + file.getFileName() + ".",
                    "This editor has " + MOST + " files open, or " + (mostBytes >> 20) + " MB of text.",
                    "Close some of them, then open this one again."));
        }
        bytes = grown;
        open.put(file, new Document(uri, version, files.show(this, file, language, text)));
    }

    private static int size(@Nullable Document document) {
        return document == null ? 0 : document.source().text().byteLength();
    }

    void saved(String uri) {
        at(uri).ifPresent(document -> files.saved(document.source()));
    }

    void close(String uri) {
        Document last = open.remove(FileUri.path(uri));
        if (last != null) {
            bytes -= size(last);
            files.hide(this, last.source());
        }
    }

    void closeAll() {
        List.copyOf(open.values()).forEach(document -> close(document.uri()));
    }

    Optional<Document> at(String uri) {
        return of(FileUri.path(uri));
    }

    Optional<Document> of(Path file) {
        return Optional.ofNullable(open.get(file));
    }

    List<Document> all() {
        return List.copyOf(open.values());
    }
}
