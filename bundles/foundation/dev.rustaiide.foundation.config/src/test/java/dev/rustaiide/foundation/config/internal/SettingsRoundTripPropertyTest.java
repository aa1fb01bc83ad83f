package dev.rustaiide.foundation.config.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import dev.rustaiide.foundation.config.SettingKey;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.serialization.JsonException;
import dev.rustaiide.foundation.serialization.JsonText;

/** Any number of changes to a file that somebody wrote by hand. */
class SettingsRoundTripPropertyTest {
    private static final List<SettingKey<Long>> KEYS =
            List.of(CountingWriter.key(0), CountingWriter.key(1), CountingWriter.key(2));

    /** @param value null to reset */
    private record Change(int key, Long value) {}

    @Provide
    Arbitrary<List<Change>> changes() {
        Arbitrary<Long> value = Arbitraries.longs().between(0, 99).injectNull(0.4);
        return Combinators.combine(Arbitraries.integers().between(0, KEYS.size() - 1), value).as(Change::new).list()
                .ofMinSize(1).ofMaxSize(6);
    }

    /** Pieces of a file in any order, each with a comment that must survive. */
    @Provide
    Arbitrary<List<String>> pieces() {
        return Arbitraries.of("\n  // above\n  \"other.a\": {\"writer.w0\": 1}", "\"writer.w0\": 5 /* behind */",
                "\n\n  /* } */ \"writer.w1\" : 7", " \"other.b\": \"//\" // \"writer.w1\": 1\n").list()
                .uniqueElements();
    }

    @Property(tries = 60)
    void the_file_says_what_was_set_and_keeps_all_else(@ForAll("pieces") List<String> pieces,
            @ForAll("changes") List<Change> changes, @ForAll boolean comma) throws Exception {
        Path home = Files.createTempDirectory("settings");
        try {
            String last = comma && !pieces.isEmpty() ? "," : "";
            String text = "// top\n{" + String.join(",", pieces) + last + "\n}\n// end";
            Files.writeString(home.resolve("settings.json"), text);
            check(home, text, changes);
        } finally {
            delete(home);
        }
    }

    private static void check(Path home, String text, List<Change> changes)
            throws IOException, JsonException, FailureException {
        Map<String, Json> expected = new HashMap<>(JsonText.parse(text).root().members());
        var fixture = new Fixture(home);
        try (LayeredSettings settings = fixture.open()) {
            for (Change change : changes) {
                SettingKey<Long> key = KEYS.get(change.key);
                if (change.value == null) {
                    settings.reset(key);
                    expected.remove(key.id());
                } else {
                    settings.set(key, change.value);
                    expected.put(key.id(), Json.of(change.value));
                }
                assertEquals(change.value == null ? key.standard() : change.value, settings.get(key));
            }
        }
        String changed = Files.readString(fixture.user);
        assertEquals(expected, new HashMap<>(JsonText.parse(changed).root().members()), changed);
        for (String comment : List.of("// top", "// above", "/* behind */", "/* } */", "// \"writer.w1\": 1",
                "// end")) {
            assertTrue(!text.contains(comment) || changed.contains(comment), () -> text + "\n=>\n" + changed);
        }
    }

    private static void delete(Path home) throws IOException {
        try (var files = Files.walk(home)) {
            for (Path file : files.sorted((one, other) -> other.compareTo(one)).toList()) {
                Files.delete(file);
            }
        }
    }
}
