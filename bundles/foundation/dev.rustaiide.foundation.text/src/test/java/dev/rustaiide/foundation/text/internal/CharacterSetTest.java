package dev.rustaiide.foundation.text.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class CharacterSetTest {
    @Test
    void ascii_letters_with_relatives_elsewhere_are_known() {
        for (int point = 0; point < 0x80; point++) {
            for (boolean matchCase : new boolean[] {true, false}) {
                CharacterSet set = CharacterSet.literal(point, matchCase);
                boolean foreign = IntStream.rangeClosed(0x80, 0xFFFF).anyMatch(set::has);
                assertEquals(foreign, set.mayBeForeign(), Character.toString(point) + " " + matchCase);
            }
        }
    }

    @Test
    void a_set_that_is_said_to_be_ascii_has_no_other_characters() {
        for (String source : List.of("\\w", "\\d", "\\s", "\\t", "[a-zA-Z_]", "[ -,.]", "[`{-~(]")) {
            CharacterSet set = CharacterSet.written(source, Pattern.MULTILINE);
            assertFalse(set.mayBeForeign(), source);
            assertFalse(IntStream.rangeClosed(0x80, Character.MAX_CODE_POINT).anyMatch(set::has), source);
        }
    }
}
