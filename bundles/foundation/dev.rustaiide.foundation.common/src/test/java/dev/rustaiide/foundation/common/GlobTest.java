package dev.rustaiide.foundation.common;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.api.Test;

class GlobTest {
    @ParameterizedTest
    @CsvSource(delimiter = ' ', quoteCharacter = '~', value = {
        "*.rs main.rs true", "*.rs src/main.rs false", "*.rs .rs true", "* a true", "* a/b false",
        "src/*.rs src/a.rs true", "src/*.rs src/a/b.rs false", "? a true", "? ab false", "a?c a/c false",
        "**/a a true", "**/a b/c/a true", "**/a b/ca false", "a/** a false", "a/** a/b true", "a/** a/b/c true",
        "a/**/b a/b true", "a/**/b a/x/y/b true", "a/**/b a/xb false", "a/**/b/**/c a/b/b/x/c true", "** a/b true",
        "a**c abbc true", "a**c a/c false", "**/*.rs x/y.rs true", "**/x/**/y a/x/b/x/c/y true",
        "[abc] b true", "[!abc] b false", "[^abc] d true", "[a-c]x bx true", "[]a] ] true", "[!]a] ] false",
        "[a-] - true", "[[:digit:]_] 7 true", "[[:digit:]_] _ true", "[[:digit:]] a false", "[[:none:]] a false",
        "[a a false", "[a [a false", "[a/b] a false", "\\* * true", "\\* a false", "a\\ a false", "[\\]] ] true",
        "*.{rs,toml} a.rs true", "*.{rs,toml} a.toml true", "*.{rs,toml} a.md false", "{a,b/{c,d}} b/d true",
        "{a,} '' false", "a{,b} a true", "{a a false", "{a {a true", "a} a} true", "\\{a,b} {a,b} true",
        "*a*a*b aaaaab true", "*a*a*b aaaaa false"})
    void a_pattern_matches(String pattern, String path, boolean expected) {
        assertEquals(expected, Glob.of(pattern).matches(path), pattern + " on " + path);
    }

    @Test
    void time_is_bounded() {
        assertTimeoutPreemptively(Duration.ofSeconds(2), () -> {
            assertFalse(Glob.of("*a".repeat(40) + "b").matches("a".repeat(3000)));
            assertFalse(Glob.of("**/a/".repeat(30) + "b").matches("a/".repeat(500) + "c"));
        });
        assertThrows(IllegalArgumentException.class, () -> Glob.of("{a,b}".repeat(20)));
    }
}
