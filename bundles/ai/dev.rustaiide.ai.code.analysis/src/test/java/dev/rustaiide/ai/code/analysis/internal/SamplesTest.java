package dev.rustaiide.ai.code.analysis.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.rustaiide.ai.code.analysis.Highlight;
import dev.rustaiide.ai.code.analysis.SyntaxTree;

class SamplesTest {
    @ParameterizedTest
    @ValueSource(strings = {"rust.rs", "toml.toml", "json.json", "yaml.yaml", "markdown.md", "java.java", "python.py",
            "javascript.js", "typescript.ts", "typescriptreact.tsx", "go.go", "c.c", "cpp.cpp", "shellscript.sh"})
    void a_sample_reads_as_expected(String file) throws IOException {
        String language = file.substring(0, file.indexOf('.'));
        SyntaxTree tree = Trees.of(language, resource(file));
        assertEquals(resource(language + ".expected"), Show.describe(tree));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rust.rs", "toml.toml", "markdown.md", "python.py", "cpp.cpp", "yaml.yaml"})
    void highlights_of_a_range_are_those_of_the_whole_cut(String file) throws IOException {
        SyntaxTree tree = Trees.of(file.substring(0, file.indexOf('.')), resource(file));
        List<Highlight> all = tree.highlights(0, tree.text().length());
        for (int start = 0; start < tree.text().length(); start += 17) {
            int end = Math.min(tree.text().length(), start + 113);
            assertEquals(cut(all, start, end), tree.highlights(start, end), start + " to " + end);
        }
    }

    private static List<Highlight> cut(List<Highlight> all, int start, int end) {
        return all.stream().filter(h -> h.start() < end && h.end() > start)
                .map(h -> new Highlight(Math.max(start, h.start()), Math.min(end, h.end()), h.kind())).toList();
    }

    @Test
    void offsets_count_utf16_units_behind_characters_of_any_width() {
        SyntaxTree tree = Trees.rust("/* é€😀 */ fn ö() { let s = \"😀\"; } // ü");
        assertEquals("‹comment /* é€😀 */› ‹keyword fn› ‹function ö›‹punctuation ()› ‹punctuation {› ‹keyword let›"
                + " ‹variable s› ‹operator =› ‹string \"😀\"›‹punctuation ;› ‹punctuation }› ‹comment // ü›",
                Show.render(tree, 0, tree.text().length()));
    }

    private static String resource(String name) throws IOException {
        try (var in = SamplesTest.class.getResourceAsStream("/samples/" + name)) {
            assertNotNull(in, name);
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
