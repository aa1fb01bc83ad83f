package dev.rustaiide.ai.code.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.rustaiide.ai.code.analysis.testing.TestSyntax;
import dev.rustaiide.foundation.text.Text;

/** The facts of a sample in each language are those that somebody has looked through. */
class FactsTest {
    private static final Reading READING = new Reading(TestSyntax.shared(), new Names());

    static Reading reading() {
        return READING;
    }

    @ParameterizedTest
    @ValueSource(strings = {"rust.rs", "java.java", "python.py", "typescript.ts", "go.go", "c.c", "cpp.cpp",
        "shell.sh"})
    void the_facts_of_a_sample_are_as_expected(String sample) throws IOException {
        Text text = Text.of(resource(sample));
        FileFacts facts = READING.facts(Path.of(sample), text).orElseThrow();
        String described = ShowFacts.describe(facts, text, READING.names());
        assertFalse(described.contains("WRONG"), described);
        if (System.getProperty("facts.write") != null) {
            Files.writeString(Path.of(System.getProperty("facts.write"), sample + ".facts"), described);
        }
        assertEquals(resource(sample + ".facts"), described);
    }

    @Test
    void what_does_not_match_or_is_broken_declares_nothing() {
        for (String call : List.of("define!(", "define!()", "define!(a b c)", "define!(((((((", "define! { \"", "x!{'",
                "define!(A(u8) { B = })")) {
            FileFacts facts = READING.facts(Path.of("a.rs"), Text.of(
                    "macro_rules! define { ($n:ident, $($m:ident),+) => { struct $n; $( fn $m() {} )+ } }\n" + call))
                    .orElseThrow();
            assertEquals(1, facts.definitions().count(), call);
        }
    }

    private static String resource(String name) throws IOException {
        try (var in = FactsTest.class.getResourceAsStream("/facts/" + name)) {
            return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
