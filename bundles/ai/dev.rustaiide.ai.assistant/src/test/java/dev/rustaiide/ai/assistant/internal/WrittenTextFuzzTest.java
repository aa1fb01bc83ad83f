package dev.rustaiide.ai.assistant.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import org.junit.jupiter.api.Test;

class WrittenTextFuzzTest {
    private static final String SEED = """
            See src/lib.rs:12-14 and a/b.rs:99999999, C:\\x.rs:1.
            diff --git a/src/lib.rs b/src/lib.rs
            --- a/src/lib.rs
            +++ b/src/lib.rs
            @@ -1,2 +1,3 @@ fn x
             a
            +dbg!(1);
            -b
            <<<<<<< HEAD
            """;

    @Test
    void mutated_answers_and_diffs_are_read_without_an_exception() {
        var random = new Random(7);
        for (int round = 0; round < 600; round++) {
            byte[] bytes = SEED.getBytes(StandardCharsets.UTF_8);
            for (int i = random.nextInt(12); i >= 0; i--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            WrittenTextFuzz.fuzzerTestOneInput(bytes);
            random.nextBytes(bytes);
            WrittenTextFuzz.fuzzerTestOneInput(bytes);
        }
    }

    @Property(tries = 100)
    void a_period_of_whatever_length_is_noticed(@ForAll @IntRange(min = 1, max = 400) int period,
            @ForAll long seed) {
        var random = new Random(seed);
        StringBuilder once = new StringBuilder();
        for (int i = 0; i < period; i++) {
            once.append((char) ('a' + random.nextInt(26)));
        }
        var watch = new TextWatch(1 << 20);
        Optional<String> stopped = Optional.empty();
        for (int i = 0; i < 6000 / period + 2 && stopped.isEmpty(); i++) {
            stopped = watch.see(once.toString());
        }
        assertEquals(Optional.of("The model repeated itself without end."), stopped);
    }

    @Test
    void ordinary_code_with_much_alike_is_not_taken_for_a_repetition() {
        var watch = new TextWatch(1 << 20);
        for (int i = 0; i < 500; i++) {
            assertEquals(Optional.empty(), watch.see("    values.push(" + i + ");\n"));
        }
    }

    @Test
    void names_for_secrets_are_known_whatever_their_case_and_form() {
        for (String name : new String[] {".env", ".Env.Production", "x/ID_RSA", "a/.ssh/config", "\uFF0Eenv",
            "k8s/prod.KEY", ".docker/config.json", "secrets.toml"}) {
            assertTrue(SecretFiles.objection(Path.of(name)).isPresent(), name);
        }
        for (String name : new String[] {"src/env.rs", "environment.md", "src/token.rs", "keys.rs", "docs/secrets.md",
            ".env.example", "Cargo.toml", "src/credentials.rs"}) {
            assertFalse(SecretFiles.objection(Path.of(name)).isPresent(), name);
        }
    }
}
