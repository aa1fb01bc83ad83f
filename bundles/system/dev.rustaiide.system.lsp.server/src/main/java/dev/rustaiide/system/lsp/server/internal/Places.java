package dev.rustaiide.system.lsp.server.internal;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.fs.TextFiles;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.Location;
import dev.rustaiide.foundation.types.Position;
import dev.rustaiide.foundation.types.Range;
import dev.rustaiide.foundation.types.TextEdit;

/** Places as a client counts them, for one answer in one thread. Reads the files that it has to count in. */
final class Places {
    private final PositionEncoding encoding;
    private final Documents documents;
    private final TextFiles files;
    private final Map<Path, Text> texts = new HashMap<>();
    private final Map<Path, String> uris = new HashMap<>();

    Places(PositionEncoding encoding, Documents documents, TextFiles files) {
        this.encoding = encoding;
        this.documents = documents;
        this.files = files;
    }

    /** Counts in {@code text} what is said of {@code file}. */
    void know(Path file, Text text) {
        texts.put(file, text);
    }

    Position position(Text text, org.eclipse.lsp4j.Position place) {
        return encoding.position(text, place);
    }

    /** The two ends in their order, whatever the client says. */
    Range range(Text text, org.eclipse.lsp4j.Range range) {
        int one = encoding.offset(text, range.getStart());
        int other = encoding.offset(text, range.getEnd());
        return new Range(text.positionOf(Math.min(one, other)), text.positionOf(Math.max(one, other)));
    }

    org.eclipse.lsp4j.Position place(Text text, Position position) {
        return encoding.place(text, position);
    }

    org.eclipse.lsp4j.Range range(Text text, Range range) {
        return new org.eclipse.lsp4j.Range(encoding.place(text, range.start()), encoding.place(text, range.end()));
    }

    org.eclipse.lsp4j.Range range(Path file, Range range) {
        if (encoding == PositionEncoding.UTF_16) {
            return new org.eclipse.lsp4j.Range(plain(range.start()), plain(range.end()));
        }
        return range(text(file), range);
    }

    private static org.eclipse.lsp4j.Position plain(Position position) {
        return new org.eclipse.lsp4j.Position(position.line(), position.character());
    }

    org.eclipse.lsp4j.Location location(Location location) {
        return new org.eclipse.lsp4j.Location(uri(location.file()), range(location.file(), location.range()));
    }

    /** As the client spelled it, if it opened the file. */
    String uri(Path file) {
        return uris.computeIfAbsent(file, path -> documents.of(path).map(Document::uri).orElseGet(
                () -> FileUri.uri(path)));
    }

    List<org.eclipse.lsp4j.TextEdit> edits(Text text, List<TextEdit> edits) {
        return edits.stream().map(edit -> edit(text, edit)).toList();
    }

    org.eclipse.lsp4j.TextEdit edit(Text text, TextEdit edit) {
        return new org.eclipse.lsp4j.TextEdit(range(text, edit.range()), edit.newText());
    }

    /** What the client shows of {@code file}, or what is on the disk; nothing if that cannot be read. */
    Text text(Path file) {
        Text known = texts.get(file);
        if (known == null) {
            known = documents.of(file).map(document -> document.source().text()).orElseGet(() -> read(file));
            texts.put(file, known);
        }
        return known;
    }

    private Text read(Path file) {
        try {
            return files.read(file).text();
        } catch (FailureException unreadable) {
            // Whoever opens it hears why; a place in it is its start.
            return Text.EMPTY;
        }
    }
}
