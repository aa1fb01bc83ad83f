package dev.rustaiide.app.ui.components;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTest {
    @Test
    void each_kind_of_block_is_told_apart() {
        Markdown text = Markdown.parse("""
                # Title
                One line
                and its rest.

                ```rust
                fn main() {}

                # no heading
                ```
                ---
                - item
                  - inner
                1. first
                > said
                """);
        assertEquals(List.of("HEADING 1 [Title]", "PARAGRAPH 0 [One line and its rest.]",
                "CODE 0 rust[fn main() {}\n\n# no heading]", "RULE 0 []", "ITEM 0 •[item]", "ITEM 1 •[inner]",
                "ITEM 0 1.[first]", "QUOTE 0 [said]"), text.blocks().stream().map(MarkdownTest::shown).toList());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"a **b** c | a ,<b>, c", "*a* b_c_d | /a/, b_c_d", "`x*y*` z | {x*y*}, z",
            "[`Vec`](https://a.b \"t\") | {Vec}->https://a.b", "[a *b*](u) | a ->u,/b/->u", "\\*a\\* | *a*"})
    void styles_in_a_line(String text, String expected) {
        assertEquals(expected, String.join(",", Markdown.spans(text).stream().map(MarkdownTest::shown).toList()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a ** b", "2 * 3 * 4", "snake_case_name", "[open", "[a](b", "`tick", "**", "*", "_",
            "#hash", "-x", "a[0]", "\\"})
    void what_is_not_complete_stays_as_it_is(String text) {
        Markdown parsed = Markdown.parse(text);
        assertEquals(1, parsed.blocks().size());
        StringBuilder all = new StringBuilder();
        parsed.blocks().getFirst().spans().forEach(span -> all.append(span.text()));
        assertEquals(text, all.toString());
    }

    @Test
    void code_without_an_end_is_code_to_the_end() {
        assertEquals("CODE 0 [a\nb]", shown(Markdown.parse("```\na\nb").blocks().getFirst()));
    }

    private static String shown(Markdown.Block block) {
        StringBuilder text = new StringBuilder();
        block.spans().forEach(span -> text.append(span.text()));
        return block.kind() + " " + block.level() + " " + block.lead() + "[" + text + "]";
    }

    private static String shown(Markdown.Span span) {
        String text = span.code() ? "{" + span.text() + "}" : span.strong() ? "<" + span.text() + ">"
                : span.slanted() ? "/" + span.text() + "/" : span.text();
        return span.link().isEmpty() ? text : text + "->" + span.link();
    }
}
