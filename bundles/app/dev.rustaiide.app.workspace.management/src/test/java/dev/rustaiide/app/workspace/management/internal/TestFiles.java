package dev.rustaiide.app.workspace.management.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.fs.Encoding;
import dev.rustaiide.foundation.fs.FileStamp;
import dev.rustaiide.foundation.fs.LineEnding;
import dev.rustaiide.foundation.fs.TextFile;
import dev.rustaiide.foundation.fs.TextFiles;
import dev.rustaiide.foundation.text.Text;

/** The least that text files need to do here: malformed bytes become lone surrogates one by one. */
final class TestFiles implements TextFiles {
    @Override
    public TextFile read(Path file) throws FailureException {
        try {
            var text = new StringBuilder();
            var bytes = ByteBuffer.wrap(Files.readAllBytes(file));
            var decoder = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT);
            var characters = CharBuffer.allocate(bytes.remaining() + 1);
            while (decoder.decode(bytes, characters, true).isMalformed()) {
                characters.put((char) (0xDC00 | bytes.get() & 0xFF));
            }
            text.append(characters.flip());
            return new TextFile(file, Text.of(text), Encoding.UTF_8, LineEnding.LF, false, false, false,
                    new FileStamp(Instant.EPOCH, 0, ""));
        } catch (IOException missing) {
            throw new FailureException(new Failure.Missing(file), missing);
        }
    }

    @Override
    public TextFile read(Path file, Encoding encoding) throws FailureException {
        return read(file);
    }

    @Override
    public FileStamp write(Path file, Text text, Encoding encoding) throws FailureException {
        try {
            Files.writeString(file, text.toString());
            return new FileStamp(Instant.EPOCH, 0, "");
        } catch (IOException refused) {
            throw new FailureException(new Failure.NoPermission(file, "write"), refused);
        }
    }

    @Override
    public Optional<FileStamp> stamp(Path file) {
        return Optional.empty();
    }
}
