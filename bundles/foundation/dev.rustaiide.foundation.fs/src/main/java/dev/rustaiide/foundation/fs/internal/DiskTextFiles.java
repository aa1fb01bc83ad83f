package dev.rustaiide.foundation.fs.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

import org.osgi.service.component.annotations.Component;

import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.fs.Encoding;
import dev.rustaiide.foundation.fs.FileStamp;
import dev.rustaiide.foundation.fs.LineEnding;
import dev.rustaiide.foundation.fs.TextFile;
import dev.rustaiide.foundation.fs.TextFiles;
import dev.rustaiide.foundation.text.Text;

/** Files of {@code java.nio.file}. */
@Component
public final class DiskTextFiles implements TextFiles {
    @Override
    public TextFile read(Path file) throws FailureException {
        return read(file, Encoding.UTF_8);
    }

    @Override
    public TextFile read(Path file, Encoding encoding) throws FailureException {
        throw new UnsupportedOperationException(file + " " + encoding + LineEnding.LF);
    }

    @Override
    public FileStamp write(Path file, Text text, Encoding encoding) throws FailureException {
        throw new UnsupportedOperationException(file.toString());
    }

    @Override
    public Optional<FileStamp> stamp(Path file) {
        try {
            return Optional.of(Stamps.of(Files.readAttributes(file, BasicFileAttributes.class)));
        } catch (IOException e) {
            // The contract: whoever opens the file next hears why.
            return Optional.empty();
        }
    }
}
