package dev.rustaiide.app.ui.components;

/**
 * A tab of a {@link TabStrip}.
 *
 * @param key what it is known by
 * @param hint shown when the pointer rests on it, such as its whole path
 * @param dirty it has changes that are not saved
 * @param preview it is there for the moment; the next one takes its place
 */
public record Tab(Object key, Glyph glyph, String title, String hint, boolean dirty, boolean preview,
        boolean closable) {
    /** Saved, here to stay and closable. */
    public static Tab of(Object key, Glyph glyph, String title) {
        return new Tab(key, glyph, title, "", false, false, true);
    }
}
