package dev.rustaiide.app.editor.language.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.rustaiide.app.ui.components.Glyph;
import dev.rustaiide.app.ui.components.Icon;

class EffectTitleTest {
    private static void check(String title, Icon icon, String words) {
        EffectTitle read = EffectTitle.of(title);
        assertEquals(Optional.ofNullable(icon), read.glyph().map(Glyph::icon));
        assertEquals(words, read.words());
    }

    @Test
    void a_character_that_stands_for_an_icon_is_one_of_ours() {
        check("▶\uFE0E Run Test", Icon.RUN, "Run Test");
        check("⚙\uFE0E Debug", Icon.DEBUG, "Debug");
        check("▶Run", Icon.RUN, "Run");
        check("\uD83E\uDDEA tests", Icon.TEST, "tests");
    }

    @Test
    void other_words_stay_as_they_are() {
        check("2 implementations", null, "2 implementations");
        check("→ next", null, "→ next");
        check("\uD83D\uDD25 hot", null, "\uD83D\uDD25 hot");
        check("", null, "");
    }
}
