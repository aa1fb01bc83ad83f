package dev.rustaiide.system.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.serialization.JsonException;

class ValidateVerbTest {
    @TempDir
    Path temp;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private void check(int exit, String expected, String... words) throws InterruptedException {
        out.reset();
        var stream = new PrintStream(out, false, StandardCharsets.UTF_8);
        try (var terminal = new Terminal(stream, stream, false)) {
            assertEquals(exit, new VerbTable(List.of(new ValidateVerb())).run(List.of(words), terminal, temp).number());
        }
        assertEquals(expected, out.toString(StandardCharsets.UTF_8));
    }

    @Test
    void what_is_fit_comes_back_in_its_plain_form() throws Exception {
        check(0, "Accepted: https://x.example/\n", "validate", "url", "HTTPS://X.example:443");
        check(0, "Accepted: main.rs\n", "validate", "name", "main.rs");
        check(0, "Accepted: " + temp + "/src/b.rs\n", "validate", "path", "src/a/../b.rs");
        check(0, "Accepted: cargo build --release\n", "validate", "command", "--", "cargo", "build", "--release");
    }

    @Test
    void what_is_not_says_why_and_what_to_do() throws Exception {
        check(1, "Refused (url.private): “2130706433” is this machine or one of its own network.\n"
                + "Open it by hand in a browser if you trust it.\n", "validate", "url", "http://2130706433/");
        check(1, "Refused (command.config): “-c core.sshCommand=id” can name a program to run.\n"
                + "Put the setting into the file of the project, where everybody sees it.\n", "validate", "command",
                "--", "git", "-c", "core.sshCommand=id", "fetch");
        check(3, "rust-ai-ide: Cannot validate it. “x” is no kind of input that is known.\n"
                + "See: rust-ai-ide help validate\n", "validate", "x", "y");
    }

    @Test
    void a_document_is_told_line_by_line() throws Exception {
        Files.writeString(temp.resolve("s.json"), "{\"properties\": {\"a\": {\"type\": \"integer\"}}}");
        Files.writeString(temp.resolve("d.json"), "{\n  \"a\": \"x\"\n}");
        check(1, temp + "/d.json:2:8: /a: string found, integer expected\n", "validate", "json", "d.json", "--schema",
                "s.json");
        Files.writeString(temp.resolve("s.json"), "{\n\"$ref\": \n}");
        out.reset();
        check(3, "rust-ai-ide: Cannot use s.json. It is no JSON: " + message() + ".\n  at " + temp
                + "/s.json:3:1\nMend it there.\n", "validate", "json", "d.json", "--schema", "s.json");
    }

    private String message() throws Exception {
        try {
            Json.parse(Files.readString(temp.resolve("s.json")));
        } catch (JsonException broken) {
            assertTrue(broken.line() > 0);
            return broken.getMessage();
        }
        return "";
    }
}
