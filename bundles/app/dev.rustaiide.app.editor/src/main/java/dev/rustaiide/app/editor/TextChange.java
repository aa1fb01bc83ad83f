package dev.rustaiide.app.editor;

import dev.rustaiide.foundation.text.Text;

/** The characters from {@code start} to {@code end} of a text give way to {@code inserted}. */
public record TextChange(int start, int end, Text inserted) {
    public TextChange {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("no change of " + start + ".." + end);
        }
    }

    public static TextChange of(int start, int end, CharSequence inserted) {
        return new TextChange(start, end, Text.of(inserted));
    }

    /** How much longer the text is afterwards. */
    public int growth() {
        return inserted.length() - (end - start);
    }
}
