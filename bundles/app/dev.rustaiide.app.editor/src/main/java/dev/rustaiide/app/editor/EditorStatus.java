package dev.rustaiide.app.editor;

import dev.rustaiide.foundation.fs.Encoding;
import dev.rustaiide.foundation.fs.LineEnding;
import dev.rustaiide.foundation.types.Language;

/**
 * What a status bar says about an editor.
 *
 * @param line of the main caret, from one
 * @param column of the main caret in UTF-16 units, from one
 * @param selected how many characters are selected in all
 * @param carets how many there are
 * @param indentation for people, e.g. {@code Spaces: 4}
 */
public record EditorStatus(int line, int column, int selected, int carets, Language language, Encoding encoding,
        LineEnding lineEnding, String indentation) {}
