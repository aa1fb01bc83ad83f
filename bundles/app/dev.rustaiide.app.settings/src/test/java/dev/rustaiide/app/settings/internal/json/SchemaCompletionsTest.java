package dev.rustaiide.app.settings.internal.json;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import dev.rustaiide.app.editor.language.Completion;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.text.Text;

class SchemaCompletionsTest {
    private static final String SCHEMA = """
            {"properties": {
                "size": {"type": "integer", "default": 4, "minimum": 1, "maximum": 16, "title": "Size"},
                "on": {"type": "boolean", "default": true},
                "theme": {"type": "string", "enum": ["light", "dark"], "default": "light"},
                "inner": {"type": "object", "properties": {"deep": {"type": "boolean", "default": false}}},
                "list": {"type": "array", "items": {"type": "string", "enum": ["a", "b"]}}
            }}""";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {^}                             | size on theme inner list
            {"^"}                           | size on theme inner list
            {"th^"}                         | size on theme inner list
            { // "on": true\\n ^ }          | size on theme inner list
            {"size": 3, "on": true, ^}      | theme inner list
            {"size": 3, "on": tr^}          | true false
            {"on": ^}                       | true false
            {"theme": "^"}                  | light dark
            {"theme": "li^                  | light dark
            {"size": ^}                     | 4
            {"inner": {^}}                  | deep
            {"inner": {"deep": ^}, "on"     | true false
            {"list": [^]}                   | a b
            {"list": ["a", "^"]}            | a b
            {"unknown": ^}                  | ''
            {"unknown": {^}}                | ''
            ^{}                             | ''
            // ^                            | ''
            {/* ^ */}                       | ''
            {"on": true} ^                  | ''
            """)
    void what_is_offered_fits_the_place(String text, String labels) throws Exception {
        assertEquals(labels, String.join(" ", at(text).stream().map(Completion::label).toList()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {^}                   | size  | {"size": 4^}
            {"si^"}               | size  | {"size": 4^}
            {si^}                 | size  | {"size": 4^}
            {"^": 3}              | size  | {"size"^: 3}
            {^"on": true}         | theme | {"theme": "light^","on": true}
            {"theme": ^}          | dark  | {"theme": "dark"^}
            {"theme": "da^"}      | dark  | {"theme": "dark"^}
            {"on": t^}            | true  | {"on": true^}
            {^}                   | list  | {"list": [^]}
            {"list": ["^"]}       | b     | {"list": ["b"^]}
            """)
    void what_is_chosen_takes_the_place_of_what_was_typed(String before, String label, String after) throws Exception {
        int caret = before.indexOf('^');
        var chosen = at(before).stream().filter(each -> each.label().equals(label)).findFirst().orElseThrow();
        var text = new StringBuilder(before).deleteCharAt(caret);
        text.replace(chosen.replaced().start(), chosen.replaced().end(), chosen.text());
        text.insert(chosen.replaced().start() + chosen.caret(), '^');
        assertEquals(after, text.toString());
    }

    @Test
    void a_completion_explains_itself() throws Exception {
        assertEquals("**Size**\n\n\n\nFrom 1 to 16.", at("{^}").getFirst().documentation());
    }

    @Property(tries = 500)
    void no_text_is_too_broken_to_ask(@ForAll("texts") String text) {
        for (int caret = 0; caret <= text.length(); caret++) {
            String marked = text.substring(0, caret) + '^' + text.substring(caret);
            assertDoesNotThrow(() -> at(marked));
        }
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings().withChars("{}[]\":,/*\\\n on").ofMaxLength(24);
    }

    private static List<Completion> at(String marked) throws Exception {
        String text = marked.replace("\\n", "\n");
        int caret = text.indexOf('^');
        var source = new SchemaCompletions(() -> parsed(SCHEMA));
        return source.at(Text.of(new StringBuilder(text).deleteCharAt(caret)), caret);
    }

    private static Json parsed(String text) {
        try {
            return Json.parse(text);
        } catch (dev.rustaiide.foundation.serialization.JsonException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
