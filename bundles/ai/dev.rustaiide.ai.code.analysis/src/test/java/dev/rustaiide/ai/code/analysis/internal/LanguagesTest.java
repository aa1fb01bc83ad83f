package dev.rustaiide.ai.code.analysis.internal;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.rustaiide.foundation.language.LanguageDeclaration;
import dev.rustaiide.foundation.language.LanguageDeclaration.DeclaredMarks;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.Language;
import dev.rustaiide.foundation.types.LanguageId;

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

    private static LanguageDeclaration declared(String id, boolean isUsers, String name, Set<String> extensions,
            String firstLine, Optional<String> lineComment) {
        var marks = new DeclaredMarks(lineComment, Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty());
        return new LanguageDeclaration(new LanguageId(id), name, extensions, Set.of(), Set.of("lua"),
                firstLine.isEmpty() ? Optional.empty() : Optional.of(Pattern.compile(firstLine)), marks, isUsers);
    }

    private static String told(Languages languages, String file, String firstLine) {
        return languages.of(Path.of(file), firstLine).id().value();
    }

    @Test
    void a_declared_language_is_told_like_the_others() {
        var languages = new Languages(List.of(declared("lua", false, "Lua", Set.of("lua"), "-\\*- lua",
                Optional.of("--"))));

        assertEquals("lua", told(languages, "a.LUA", ""));
        assertEquals("lua", told(languages, "run", "#!/usr/bin/env lua5.4"));
        assertEquals("lua", told(languages, "conf", "-- -*- lua -*-"));
        assertEquals("plaintext", told(languages, "conf", "lua"));
        assertEquals("--", languages.of(Path.of("a.lua"), "").lineComment());
        assertEquals("Lua", languages.all().getLast().name());
    }

    @Test
    void a_plug_in_takes_nothing_from_what_is_known_but_the_user_does() {
        Set<String> wanted = Set.of("h", "hx");
        var plugin = new Languages(List.of(declared("cpp", false, "See plus plus", wanted, "", Optional.of("#"))));
        var user = new Languages(List.of(declared("cpp", true, "See plus plus", wanted, "", Optional.of("#"))));

        assertEquals("c", told(plugin, "a.h", ""));
        assertEquals("cpp", told(plugin, "a.hx", ""));
        assertEquals("cpp", told(user, "a.h", ""));
        assertEquals("c", told(user, "a.c", ""));
        assertEquals("C++", plugin.of(Path.of("a.cc"), "").name());
        assertEquals("//", plugin.of(Path.of("a.hx"), "").lineComment());
        assertEquals("See plus plus", user.of(Path.of("a.cc"), "").name());
        assertEquals("#", user.of(Path.of("a.cc"), "").lineComment());
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
