package dev.rustaiide.ai.code.index.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

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

    private static String resource(String name) throws IOException {
        try (var in = FactsTest.class.getResourceAsStream("/facts/" + name)) {
            return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
