package dev.rustaiide.app.documents.internal;

import java.util.Optional;

import dev.rustaiide.foundation.fs.Encoding;
import dev.rustaiide.foundation.fs.FileStamp;
import dev.rustaiide.foundation.fs.LineEnding;
import dev.rustaiide.foundation.text.Text;

/**
 * A buffer that was not saved.
 *
 * @param file its path; empty if it never had one
 * @param language the id of its language
 * @param base the file as it was read; empty if it had none
 * @param caret where the last edit was
 */
public record Unsaved(String file, String name, String language, Encoding encoding, LineEnding lineEnding,
        Optional<FileStamp> base, int caret, Text text) {}
