package dev.rustaiide.app.documents.testing;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.fs.Encoding;
import dev.rustaiide.foundation.fs.FileStamp;
import dev.rustaiide.foundation.fs.LineEnding;
import dev.rustaiide.foundation.fs.TextFile;
import dev.rustaiide.foundation.fs.TextFiles;
import dev.rustaiide.foundation.text.Text;

/** Files that lie in memory and can be changed behind the editor's back. */
public final class MemoryFiles implements TextFiles {
    private final Map<Path, TextFile> files = new ConcurrentHashMap<>();
    private long ticks;

    public void put(Path file, String text) {
        boolean crlf = text.contains("\r\n");
        files.put(file, new TextFile(file, Text.of(text), Encoding.UTF_8, crlf ? LineEnding.CRLF : LineEnding.LF, false,
                false, false, stampOf(text.length())));
    }

    /** A file that is too large to be loaded. */
    public void putLarge(Path file, Text pages) {
        files.put(file, new TextFile(file, pages, Encoding.UTF_8, LineEnding.LF, false, false, true,
                stampOf(pages.byteLength())));
    }

    private synchronized FileStamp stampOf(long size) {
        return new FileStamp(Instant.ofEpochSecond(++ticks), size, "1");
    }

    public void delete(Path file) {
        files.remove(file);
    }

    public String content(Path file) {
        return files.get(file).text().toString();
    }

    @Override
    public TextFile read(Path file) throws FailureException {
        TextFile found = files.get(file);
        if (found == null) {
            throw new FailureException(new Failure.Missing(file));
        }
        return found;
    }

    @Override
    public TextFile read(Path file, Encoding encoding) throws FailureException {
        return read(file);
    }

    @Override
    public FileStamp write(Path file, Text text, Encoding encoding) {
        FileStamp stamp = stampOf(text.byteLength());
        files.put(file, new TextFile(file, text, encoding, LineEnding.LF, false, false, false, stamp));
        return stamp;
    }

    @Override
    public Optional<FileStamp> stamp(Path file) {
        return Optional.ofNullable(files.get(file)).map(TextFile::stamp);
    }
}
