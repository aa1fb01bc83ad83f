package dev.rustaiide.app.editor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import dev.rustaiide.foundation.text.Text;

class IndentationTest {
    private static final Indentation FOUR_SPACES = new Indentation(false, 4);

    @Test
    void indentation_is_read_from_the_text() {
        assertEquals(new Indentation(false, 2), Indentation.detect(Text.of("a\n  b\n    c\n  d\n"),
                FOUR_SPACES));
        assertEquals(new Indentation(true, 4), Indentation.detect(Text.of("a\n\tb\n\t\tc\n"), FOUR_SPACES));
        assertEquals(FOUR_SPACES, Indentation.detect(Text.of("a\n/*\n * b\n */\n"),
                FOUR_SPACES));
        assertEquals(FOUR_SPACES, Indentation.detect(Text.EMPTY, FOUR_SPACES));
    }
}
