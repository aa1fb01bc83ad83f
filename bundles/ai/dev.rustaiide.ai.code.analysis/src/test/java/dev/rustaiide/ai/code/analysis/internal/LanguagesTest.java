package dev.rustaiide.ai.code.analysis.internal;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.Language;

class LanguagesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            src/main.rs      |                            | rust
            MAIN.RS          |                            | rust
            Cargo.toml       |                            | toml
            Cargo.lock       |                            | toml
            .bashrc          |                            | shellscript
            a.h              |                            | c
            a.hpp            |                            | cpp
            app.tsx          |                            | typescriptreact
            Dockerfile       |                            | plaintext
            Makefile         |                            | plaintext
            rs               |                            | plaintext
            run              | #!/bin/sh                  | shellscript
            run              | #!/usr/bin/env python3.12  | python
            run              | #!/usr/bin/env -S node --x | javascript
            run              | #!/usr/bin/env A=1 bash    | shellscript
            run.unknown      | #!/usr/bin/python          | python
            run              | #!                         | plaintext
            notes.txt        | plain                      | plaintext
            main.rs          | #!/bin/sh                  | rust
            /                |                            | plaintext
            """)
    void a_file_is_told_by_name_then_by_interpreter(String file, String firstLine, String language) {
        String line = firstLine == null ? "" : firstLine;
        assertEquals(language, Trees.SYNTAX.languageOf(Path.of(file), line).id().value());
    }

    @Test
    void every_language_answers_everything_about_an_empty_text_and_garbage() {
        for (Language language : Trees.SYNTAX.languages()) {
            for (String text : new String[] {"", "\n", "}])>\"'`\\ \u0000 😀 \uD800"}) {
                assertDoesNotThrow(() -> askAll(language, text), () -> language.name() + ": " + text);
            }
        }
    }

    static void askAll(Language language, String text) {
        var tree = Trees.SYNTAX.parse(language, Text.of(text)).orElseThrow();
        tree.highlights(0, text.length());
        tree.folds();
        tree.outline();
        tree.errorCount();
        tree.runnables();
        for (int i = 0; i <= text.length(); i++) {
            tree.bracketsAt(i);
            tree.occurrences(i);
            assertTrue(tree.expand(new dev.rustaiide.foundation.types.Span(i, i)).touches(i));
        }
    }

    @Test
    void plain_text_and_what_is_too_long_have_no_tree() {
        assertTrue(Trees.SYNTAX.parse(Language.PLAIN_TEXT, Text.of("fn")).isEmpty());
        Text large = Text.ofUtf8(new byte[dev.rustaiide.ai.code.analysis.Syntax.MOST_BYTES + 1]);
        assertTrue(Trees.SYNTAX.parse(Trees.language("rust"), large).isEmpty());
    }
}
