package dev.rustaiide.ai.completion.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.ai.code.analysis.testing.TestSyntax;
import dev.rustaiide.ai.completion.Candidate;
import dev.rustaiide.ai.completion.CodeCompletion;
import dev.rustaiide.ai.completion.CompletionPlace;
import dev.rustaiide.ai.completion.GhostText;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.language.ProposalKind;

class TypedLineTest {
    private static final String LINE = "let total = parser.parse_all(input);";

    @TempDir
    private Path temp;
    /** What is shown where the line has been written so far. */
    private final Map<String, String> ghosts = new HashMap<>();
    private final Map<String, List<String>> popups = new HashMap<>();

    private final CodeCompletion completion = new CodeCompletion() {
        @Override
        public Call<List<Candidate>> complete(CompletionPlace place) {
            return Call.of(popups.getOrDefault(written(place), List.of()).stream()
                    .map(name -> new Candidate(name, "", ProposalKind.TEXT, "", 1)).toList());
        }

        @Override
        public Call<List<Candidate>> score(CompletionPlace place, List<Candidate> candidates) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Call<List<GhostText>> ghosts(CompletionPlace place, int most) {
            String text = ghosts.get(written(place));
            return Call.of(text == null ? List.of() : List.of(new GhostText(text, "decoder", 0.9)));
        }

        @Override
        public Call<Boolean> prepare(CompletionPlace place) {
            return Call.of(false);
        }

        @Override
        public Call<Boolean> learned(CompletionPlace place) {
            throw new UnsupportedOperationException();
        }

        @Override
        public CodeCompletion patient() {
            return this;
        }

        @Override
        public List<String> models() {
            return List.of();
        }
    };

    private static String written(CompletionPlace place) {
        String before = place.source().text().substring(0, place.caret());
        assertEquals(place.source().text().length(), place.caret(), "nothing of what follows is there");
        return before.substring(before.lastIndexOf('\n') + 1).stripLeading();
    }

    private TypedLine typed() throws Exception {
        return typed(LINE + " // why");
    }

    private TypedLine typed(String line) throws Exception {
        var folder = new FakeFolder(temp);
        folder.write("main.rs", "fn f(input: &str) {\n" + "    other();\n".repeat(60) + "    " + line + "\n}\n");
        folder.see(temp.resolve("main.rs"));
        ProjectModels models = folder.models();
        try (var project = new StudiedProject(temp, folder.indexes(), FakeFolder.texts(), TestSyntax.shared(),
                models)) {
            var point = project.points(100, new Random(1), each -> each.isFirst() && each.word().equals("let"))
                    .getFirst();
            return TypedLine.type(point, completion);
        }
    }

    @Test
    void without_help_each_letter_is_a_key_and_a_comment_behind_the_code_is_none() throws Exception {
        TypedLine typed = typed();
        assertEquals(LINE.length(), typed.letters());
        assertEquals(LINE.length(), typed.keys());
        assertEquals(0, typed.tabs());
    }

    @Test
    void of_a_string_of_several_lines_only_the_first_is_typed() throws Exception {
        assertEquals("let table = \"".length(), typed("let table = \" \n 0 1 1 0\n 1 0 0 1\";").letters());
    }

    @Test
    void ghost_text_that_is_right_is_one_key() throws Exception {
        ghosts.put("let total =", " parser.parse_all(input);\n    further();");
        TypedLine typed = typed();
        assertEquals("let total =".length() + 1, typed.keys());
        assertEquals(1, typed.tabs());
        assertEquals(" parser.parse_all(input);".length(), typed.byGhost());
        assertEquals(0, typed.misled());
    }

    @Test
    void of_one_that_is_wrong_at_its_end_each_word_that_is_right_is_one_key() throws Exception {
        ghosts.put("let total =", " parser.parse_all(other);");
        TypedLine typed = typed();
        assertEquals("let total =".length() + 4 + "input);".length(), typed.keys(), "two words, a dot and a bracket");
        assertEquals(2, typed.tabs());
        assertEquals(" parserparse_all".length(), typed.byGhost());
        assertEquals(1, typed.misled(), "it is gone with the i");
    }

    @Test
    void one_whose_next_word_is_wrong_misleads_as_long_as_it_is_what_is_typed() throws Exception {
        ghosts.put("let total =", " parsers");
        assertEquals(LINE.length(), typed().keys());
        assertEquals(" parser.".length(), typed().misled());
    }

    @Test
    void ghost_text_stays_while_it_is_what_is_typed_and_nobody_is_asked_meanwhile() throws Exception {
        ghosts.put("let total =", " parser.parse_all(other);");
        ghosts.put("let total = parser", ".parse_all(input);");
        ghosts.put("let total = parser.parse_all(i", "nput);");
        TypedLine typed = typed();
        assertEquals("let total =".length() + 4 + "i".length() + 1, typed.keys());
        assertEquals(1, typed.misled());
    }

    @Test
    void a_name_in_the_first_five_is_one_key_and_what_is_declared_short_or_sixth_is_typed() throws Exception {
        popups.put("let total = parser.", List.of("a", "b", "c", "d", "parse_all", "e"));
        assertEquals(LINE.length() - "parse_all".length() + 1, typed().keys());
        popups.put("let total = parser.", List.of("a", "b", "c", "d", "e", "parse_all"));
        popups.put("let total = parser.p", List.of("parse_all"));
        assertEquals(LINE.length() - "arse_all".length() + 1, typed().keys());
        assertEquals(0, typed().tabs());
        popups.put("", List.of("let"));
        assertEquals(LINE.length() - "arse_all".length() + 1, typed().keys(), "a keyword is none that is looked up");
    }

    @Test
    void of_both_that_are_right_the_longer_is_taken() throws Exception {
        popups.put("let total = ", List.of("parser"));
        ghosts.put("let total = ", "parser.parse_all");
        assertEquals("let total = ".length() + 1 + "(input);".length(), typed().keys());
        assertEquals(1, typed().tabs());
        ghosts.put("let total = ", "pars");
        assertEquals(LINE.length() - "parser".length() + 1, typed().keys());
        assertEquals(0, typed().tabs());
    }
}
