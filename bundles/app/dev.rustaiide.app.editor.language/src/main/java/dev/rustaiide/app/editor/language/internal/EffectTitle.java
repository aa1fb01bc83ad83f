package dev.rustaiide.app.editor.language.internal;

import java.util.Optional;

import dev.rustaiide.app.ui.components.Glyph;
import dev.rustaiide.app.ui.components.Icon;
import dev.rustaiide.app.ui.components.Token;

/**
 * What can be done, as people read it: words, and an icon of our family in the place of a character that stands for
 * one. Other characters are a part of the words.
 */
record EffectTitle(Optional<Glyph> glyph, String words) {
    /** Reads {@code title} as servers write it, e.g. {@code ▶︎ Run Test}. */
    static EffectTitle of(String title) {
        int first = title.isEmpty() ? 0 : title.codePointAt(0);
        Optional<Glyph> glyph = glyphOf(first);
        int at = glyph.isEmpty() ? 0 : Character.charCount(first);
        while (at > 0 && at < title.length() && isJoined(title.charAt(at))) {
            at++;
        }
        return new EffectTitle(glyph, title.substring(at));
    }

    private static Optional<Glyph> glyphOf(int character) {
        return switch (character) {
            case '▶', '►', '▷' -> Optional.of(new Glyph(Icon.RUN, Token.SUCCESS));
            case '⚙', 0x1F41E, 0x1F41B -> Optional.of(new Glyph(Icon.DEBUG, Token.MUTED));
            case 0x1F9EA -> Optional.of(new Glyph(Icon.TEST, Token.MUTED));
            default -> Optional.empty();
        };
    }

    /** What says how a picture is drawn, and white space behind it. */
    private static boolean isJoined(char c) {
        return c >= '\uFE00' && c <= '\uFE0F' || Character.isWhitespace(c);
    }
}
