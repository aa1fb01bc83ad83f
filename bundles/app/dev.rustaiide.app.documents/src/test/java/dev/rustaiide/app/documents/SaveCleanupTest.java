package dev.rustaiide.app.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import dev.rustaiide.foundation.text.Text;

class SaveCleanupTest {
    private static final SaveCleanup ALL = new SaveCleanup(true, true);

    @ParameterizedTest
    @CsvSource(textBlock = """
            '',            ''
            'a',           'a|'
            'a|',          'a|'
            'a  |b',       'a|b|'
            'a  ',         'a|'
            '  ',          ''
            ' a|  | b ',   ' a|| b|'
            'a\t |',       'a|'
            """)
    void blanks_at_line_ends_go_and_a_line_end_comes(String before, String after) {
        assertEquals(after.replace('|', '\n'), clean(ALL, before.replace('|', '\n')));
    }

    @Property(tries = 300)
    void cleaning_agrees_with_the_plain_way_and_is_done_after_once(@ForAll("texts") String text) {
        String expected = text.lines().map(String::stripTrailing).reduce("", (all, line) -> all + line + '\n');
        String once = clean(ALL, text);
        assertEquals(expected.isBlank() && !text.contains("\n") ? "" : expected, once);
        assertEquals(once, clean(ALL, once));
    }

    @Property(tries = 100)
    void without_a_wish_nothing_changes(@ForAll("texts") String text) {
        assertEquals(text, clean(SaveCleanup.NONE, text));
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings().withChars('a', ' ', '\t', '\n', 'é').ofMaxLength(30);
    }

    private static String clean(SaveCleanup cleanup, String text) {
        var cleaned = new StringBuilder(text);
        var changes = cleanup.changes(Text.of(text), "\n");
        for (var change : changes.reversed()) {
            cleaned.replace(change.start(), change.end(), change.replacement().toString());
        }
        return cleaned.toString();
    }
}
