package dev.rustaiide.foundation.serialization;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

import dev.rustaiide.foundation.serialization.Toml.Entry;
import dev.rustaiide.foundation.serialization.Toml.Section;
import dev.rustaiide.foundation.serialization.Toml.Value;

class TomlTest {
    private static final String MANIFEST = """
            # first
            top = 1
            [package]
            name = "caf\\u00e9" # a comment with ] and "
            'quoted.key' = '''raw \\n'''
            [dependencies]
            serde = { version = "1", features = [
                "derive", # why
                'rc',
            ] }
            a.b.path = "../b"

            [target.'cfg(unix)'.dependencies]
            libc = "0.2"
            [[bin]]
            name = "one"
            [[bin]]
            name = "two"
            """;

    @Test
    void tables_keys_and_values_are_read_with_their_places() {
        Toml toml = Toml.read(MANIFEST);
        assertEquals(0, toml.mistakes());
        assertEquals("café", toml.string("package", "name").orElseThrow());
        Section dependencies = toml.section("dependencies").orElseThrow();
        Value serde = dependencies.entry("serde").orElseThrow().value();
        assertEquals("1", serde.get("version").flatMap(Value::string).orElseThrow());
        assertEquals(List.of("derive", "rc"), serde.get("features").orElseThrow().strings());
        assertEquals("../b", dependencies.string("a", "b", "path").orElseThrow());
        assertEquals("raw \\n", toml.section("package").orElseThrow().string("quoted.key").orElseThrow());
        assertEquals("0.2", toml.section("target", "cfg(unix)", "dependencies").orElseThrow().string("libc")
                .orElseThrow());
        assertEquals(List.of("one", "two"), toml.all("bin").map(bin -> bin.string("name").orElseThrow()).toList());
        Entry version = dependencies.entry("serde").orElseThrow();
        assertTrue(MANIFEST.substring(version.start(), version.end()).startsWith("serde = {"));
        assertTrue(MANIFEST.substring(version.start(), version.end()).endsWith("] }"));
        assertTrue(MANIFEST.substring(0, dependencies.end()).endsWith("a.b.path = \"../b\"\n"));
    }

    @Test
    void what_is_wrong_is_counted_and_the_rest_is_read() {
        Toml toml = Toml.read("[package\nname = \nversion = \"1\"\n= 3\nx = \"open\n[dependencies]\nlog = \"0.4\"\n");
        assertEquals(4, toml.mistakes());
        assertEquals("0.4", toml.string("dependencies", "log").orElseThrow());
        Toml deep = Toml.read("a = " + "[".repeat(100_000));
        assertEquals(1, deep.mistakes());
    }

    @Property(tries = 500)
    void any_text_is_read_and_places_lie_in_it(@ForAll String text) {
        check(text);
    }

    @Property(tries = 500)
    void a_manifest_that_is_cut_and_joined_anywhere_is_read(@ForAll int from, @ForAll int to) {
        int first = Math.floorMod(from, MANIFEST.length());
        int second = Math.floorMod(to, MANIFEST.length());
        check(MANIFEST.substring(0, first) + MANIFEST.substring(second));
    }

    private static void check(String text) {
        int before = 0;
        for (Section section : Toml.read(text).sections()) {
            assertTrue(section.start() >= 0 && section.start() <= section.body() && section.body() <= section.end()
                    && section.end() <= text.length(), text);
            for (Entry entry : section.entries()) {
                assertTrue(entry.start() >= before && entry.end() > entry.start() && entry.end() <= text.length());
                before = entry.end();
            }
        }
    }

    @Test
    void what_is_there_is_found_however_it_is_written() {
        Toml toml = Toml.read("test = [{ name = 'a', harness = false }, 1]\nprofile.dev = { opt-level = 1 }\n[[test]]\n"
                + "name = \"b\"\n[workspace]\n[tool.poetry.x]\ny.z = true\n");
        assertEquals(List.of("b", "a"), toml.tables("test").stream().map(each -> each.get(List.of("name")).string()
                .orElseThrow()).toList());
        assertTrue(toml.has("workspace") && toml.has("tool", "poetry") && toml.has("tool", "poetry", "x", "y", "z")
                && toml.has("profile", "dev", "opt-level"));
        assertTrue(!toml.has("poetry") && !toml.has("workspace", "members") && !toml.has("work"));
        assertEquals("\"a\\\"b\\\\c\\u000A\"", Toml.quoted("a\"b\\c\n"));
    }
}
