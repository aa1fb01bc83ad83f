package dev.rustaiide.foundation.security.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.Random;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

import dev.rustaiide.foundation.security.Secret;
import dev.rustaiide.foundation.security.Tokens;

class RedactionPropertiesTest {
    @Provide
    Arbitrary<String> secrets() {
        Arbitrary<String> plain = Arbitraries.strings().ascii().excludeChars('\0').ofMinLength(4)
                .ofMaxLength(60);
        Arbitrary<String> wide = Arbitraries.strings().withCharRange('\u0020', '\uD7FF').ofMinLength(4)
                .ofMaxLength(30);
        Arbitrary<String> token = Arbitraries.create(() -> new String(Tokens.create().chars()));
        return Arbitraries.oneOf(plain, wide, token);
    }

    @Provide
    Arbitrary<String> surroundings() {
        return Arbitraries.oneOf(Arbitraries.strings().ascii().ofMaxLength(60), Arbitraries.strings().ofMaxLength(20),
                Arbitraries.of("{\"message\":\"", "\\", "\\\\", "password=",
                        "at java.base/x(Y.java:1)\\n\\tat ", "\"}"));
    }

    /** One of the ways in which JSON can write {@code text}; {@code seed} chooses. */
    private static String json(String text, long seed) {
        var random = new Random(seed);
        var written = new StringBuilder();
        for (char unit : text.toCharArray()) {
            boolean must = unit < ' ' || unit == '"' || unit == '\\';
            int shortForm = "\"\\/\b\f\n\r\t".indexOf(unit);
            if (shortForm >= 0 && (must || random.nextInt(3) == 0) && random.nextInt(4) > 0) {
                written.append('\\').append("\"\\/bfnrt".charAt(shortForm));
            } else if (must || random.nextInt(3) == 0) {
                String code = String.format("\\u%04x", (int) unit);
                written.append(random.nextBoolean() ? code
                        : "\\u" + code.substring(2).toUpperCase(java.util.Locale.ROOT));
            } else {
                written.append(unit);
            }
        }
        return written.toString();
    }

    @Property(tries = 400)
    void a_known_secret_never_survives(@ForAll @From("secrets") String secret,
            @ForAll @From("surroundings") String before, @ForAll @From("surroundings") String after) {
        var redactor = knowing(secret);
        assertFalse(redactor.redact(before + secret + after).contains(secret));
    }

    @Property(tries = 400)
    void nor_does_it_in_a_json_string(@ForAll @From("secrets") String secret, @ForAll String before,
            @ForAll String after, @ForAll long seed, @ForAll @IntRange(min = 1, max = 3) int levels) {
        Assume.that(!(before + after).contains(secret));
        var redactor = knowing(secret);
        String text = before + secret + after;
        for (int level = 0; level < levels; level++) {
            text = "\"" + json(text, seed + level) + "\"";
        }
        String redacted = redactor.redact(text);
        for (int level = 0; level <= levels; level++) {
            assertFalse(redacted.contains(secret), redacted);
            Unescaped plain = Unescaped.of(redacted);
            redacted = plain == null ? redacted : plain.text();
        }
    }

    @Property(tries = 300)
    void what_is_around_a_secret_stays(@ForAll @IntRange(max = 40) int before, @ForAll @IntRange(max = 40) int after) {
        String secret = "N0t-To~Be#Seen";
        String text = "x".repeat(before) + secret + "y".repeat(after);
        assertEquals("x".repeat(before) + "•••" + "y".repeat(after), knowing(secret).redact(text));
    }

    @Property(tries = 500)
    void it_throws_nothing_and_twice_is_as_once(@ForAll String text, @ForAll @From("surroundings") String more) {
        var redactor = knowing("a known secret");
        String once = redactor.redact(text + more);
        assertEquals(once, redactor.redact(once));
    }

    @Property(tries = 500)
    void text_without_secrets_is_the_same(@ForAll @From("harmless") String text) {
        assertSame(text, knowing("a known secret").redact(text));
    }

    @Provide
    Arbitrary<String> harmless() {
        Arbitrary<String> words = Arbitraries.of("cargo", "build", "finished", "in", "0.42s", "src/main.rs:12:5",
                "error[E0308]:", "mismatched", "types", "expected `u32`,", "found", "`&str`", "{\"level\":\"WARN\"}",
                "https://crates.io/a?b=c", "a=b", "x: y", "--release", "v1.2.3-beta.1", "2026-11-25T19:00:00Z",
                "größer", "日本", "\uD83D\uDE00", "\\n", "C:\\dir\\new", "\"quoted\"", "0xdeadbeef",
                "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        return words.list().ofMaxSize(20).map(list -> String.join(" ", list));
    }

    private static PatternRedactor knowing(String secret) {
        var redactor = new PatternRedactor();
        redactor.learn(Secret.of(secret.toCharArray()));
        return redactor;
    }
}
