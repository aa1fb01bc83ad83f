package dev.rustaiide.foundation.language;

import java.nio.file.Path;

import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.LanguageId;

/**
 * A version of a file's text as somebody sees it now; what is on the disk may differ.
 *
 * @param file absolute; or the name of a text that has no file yet
 * @param version grows with each change of the text of {@code file} while it is open
 */
public record SourceText(Path file, LanguageId language, long version, Text text) {}
