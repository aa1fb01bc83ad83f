package dev.rustaiide.app.language.views.internal.ask;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.rustaiide.foundation.language.SourceText;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.LanguageId;
import dev.rustaiide.foundation.types.Position;

class SpotTest {
    private static SourceText text(String content) {
        return new SourceText(Path.of("/w/a.rs"), new LanguageId("rust"), 1, Text.of(content));
    }

    private static Spot spot(String content, int line, int character) {
        return Spot.of(text(content), new Position(line, character));
    }

    @ParameterizedTest
    @CsvSource({"0, let", "3, let", "4, größe", "6, größe", "9, größe", "10, ''", "99, n_1", "12, n_1"})
    void a_name_is_what_stands_around_the_caret(int character, String name) {
        assertEquals(name, spot("let größe = n_1", 0, character).name());
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            fn f(){ x(); }|fn f(){ x(); }, 0:8
            fn f(){ x(); }|//\\nfn f(){ x(); }, 1:8
            fn f(){ x(); }|fn f(){ y(); x(); }, 0:13
            fn f(){ x(); }|fn f(){ xx(); }, 0:8
            fn f(){ x(); }|'', 0:0
            """)
    void it_is_found_again_after_edits(String texts, String place) {
        String[] both = texts.replace("\\n", "\n").split("\\|", -1);
        Spot found = spot(both[0], 0, 8).in(text(both[1].equals("''") ? "" : both[1]));
        assertEquals(place, found.position().line() + ":" + found.position().character());
    }

    @Property(tries = 300)
    void wherever_it_is_looked_for_it_lies_in_the_text(@ForAll @Size(max = 6) List<@IntRange(max = 4) Integer> parts,
            @ForAll @IntRange(max = 6) int line, @ForAll @IntRange(max = 9) int character) {
        String[] pieces = {"x", " ", "\n", "xy\u00e9", "\ud835\udc65"};
        StringBuilder content = new StringBuilder();
        parts.forEach(part -> content.append(pieces[part]));
        Text before = Text.of("a\nx\nb x\n\n x\nx\nx x x x");
        int within = Math.min(character, before.line(line).length());
        Spot found = Spot.of(new SourceText(Path.of("/a"), new LanguageId("rust"), 1, before),
                new Position(line, within)).in(text(content.toString()));
        Text after = found.source().text();
        assertTrue(found.position().line() < after.lineCount());
        assertTrue(found.position().character() <= after.line(found.position().line()).length());
    }
}
