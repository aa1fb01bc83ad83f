package dev.rustaiide.ai.completion.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

/** Languages that have words of their own beside Rust's. */
class LanguagesTest {
    private static final String JAVA = "for (String name : names) { return name; } ";
    private static final String RUST = "let name = names.iter().map(|name| name.len()); let mut all = Vec::new(); ";

    private final List<String> asked = new ArrayList<>();
    private final GlobalCounts java = counts(JAVA, "java");
    private final Models models = new Models(counts(RUST, "rust"), Ranking.untrained(), new Languages(name -> {
        asked.add(name);
        return name.equals("java") ? Optional.of(java) : Optional.empty();
    }));

    private static GlobalCounts counts(String text, String language) {
        var training = new GlobalTraining(2, 1);
        for (int project = 0; project < 3; project++) {
            training.add(project, text.repeat(4), language);
        }
        return training.train();
    }

    private static double likely(Project project, String text, String language, String next) {
        FileTokens tokens = project.tokens(text, language);
        var place = new Place(project, Path.of("this"), tokens, text.length(), text.length(), "");
        var mixture = Mixture.even();
        int token = place.token(next);
        mixture.about(place.evidence());
        return mixture.probability(token);
    }

    @Test
    void a_language_with_words_of_its_own_is_told_what_they_say_in_the_numbers_of_the_folder() {
        Project own = Project.empty(new Models(java, Ranking.untrained(), Languages.NONE));
        Project both = Project.empty(models);
        for (String text : List.of("for (String ", "for (String name : names) { ", "return ", "names", "")) {
            for (String next : List.of("name", "return", ":", "String", ";")) {
                assertEquals(likely(own, text, "java", next), likely(both, text, "java", next), 1e-9,
                        text + next);
            }
        }
        assertTrue(likely(both, "for (String ", "java", "name") > 0.4);
    }

    @Test
    void other_languages_are_told_what_the_general_model_says() {
        Project both = Project.empty(models);
        double before = likely(both, "let mut ", "rust", "all");
        likely(both, "for (String ", "java", "name");
        assertEquals(before, likely(both, "let mut ", "rust", "all"), 1e-12);
        assertEquals(likely(both, "let mut ", "rust", "all"), likely(both, "let mut ", "python", "all"), 1e-12);
        assertNotEquals(before, likely(both, "let mut ", "java", "all"));
        assertEquals(List.of("java", "python"), asked, "read once, and only what is used");
    }

    @Test
    void names_that_are_typed_come_from_the_language() {
        Project both = Project.empty(models);
        var found = new ArrayList<String>();
        both.shared("java").names().startingWith("str", token -> found.add(both.vocabulary.word(token)));
        assertEquals(List.of("String"), found);
        found.clear();
        both.shared("rust").names().startingWith("str", token -> found.add(both.vocabulary.word(token)));
        assertTrue(found.isEmpty(), found.toString());
        assertFalse(Languages.modelOf("rust").isPresent());
    }

    @Test
    void the_models_that_are_shipped_can_be_read() {
        for (String name : List.of("java", "python", "typescript")) {
            GlobalCounts read = ShippedModels.words(name).orElseThrow(() -> new AssertionError(name));
            assertTrue(read.words.size() > 5000 && read.contexts.length > 50_000, name + read.words.size());
        }
    }
}
