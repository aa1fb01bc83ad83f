package dev.rustaiide.foundation.config.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import dev.rustaiide.foundation.config.Explanation;
import dev.rustaiide.foundation.config.Explanation.Said;
import dev.rustaiide.foundation.config.Explanation.Verdict;
import dev.rustaiide.foundation.config.Origin;
import dev.rustaiide.foundation.config.SettingKey;
import dev.rustaiide.foundation.config.SettingsView.Value;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.serialization.JsonException;
import dev.rustaiide.foundation.serialization.JsonText;

/** Random layers against a model that is written from the rules and knows nothing of the code. */
class StackPropertyTest {
    private static final SettingKey<Long> KEY =
            SettingKey.number("group.key", -1, 0, 99, "Key", "A number.", "Group");

    /** What stands in a layer: no number is invalid, 100 and above too. */
    @Provide
    Arbitrary<Map<Origin, String>> written() {
        Arbitrary<String> value = Arbitraries.oneOf(Arbitraries.integers().between(0, 99).map(String::valueOf),
                Arbitraries.of("100", "-2", "true", "\"7\"", "null", "1.5"));
        return Arbitraries.maps(Arbitraries.of(Origin.values()).filter(origin -> origin != Origin.STANDARD), value)
                .ofMaxSize(7);
    }

    @Provide
    Arbitrary<String> pattern() {
        return Arbitraries.of("group.key", "group.*", "group.ke", "grou.*", "group.key.*", "other", "*", "");
    }

    @Property(tries = 3000)
    void the_value_in_force_is_that_of_the_model(@ForAll("written") Map<Origin, String> written,
            @ForAll("pattern") String pattern, @ForAll boolean needsTrust, @ForAll boolean trusted) {
        SettingKey<Long> key = needsTrust ? KEY.trusted() : KEY;
        Stack stack = stack(written, pattern, trusted);
        boolean locked = pattern.equals("group.key") || pattern.equals("group.*");
        Map<Origin, Long> counting = new EnumMap<>(Origin.class);
        written.forEach((origin, text) -> {
            boolean folder = origin == Origin.FOLDER || origin == Origin.WORKSPACE;
            boolean weak = origin == Origin.POLICY || origin == Origin.DISTRIBUTION;
            if (text.matches("\\d{1,2}") && (weak || !locked) && (!folder || trusted || !needsTrust)) {
                counting.put(origin, Long.valueOf(text));
            }
        });
        Value<Long> expected = counting.entrySet().stream().findFirst()
                .map(first -> new Value<>(first.getValue(), first.getKey())).orElse(new Value<>(-1L, Origin.STANDARD));
        assertEquals(expected, stack.lookup(key));
        assertEquals(locked ? Optional.of("IT") : Optional.empty(),
                Optional.ofNullable(stack.policy().lock(key)).map(lock -> lock.by()));
        checkExplanation(stack.explain(key), written, counting, expected, locked);
    }

    private static void checkExplanation(Explanation<Long> explanation, Map<Origin, String> written,
            Map<Origin, Long> counting, Value<Long> expected, boolean locked) {
        assertEquals(expected, new Value<>(explanation.value(), explanation.origin()));
        assertEquals(written.size() + 1, explanation.layers().size());
        assertEquals(List.of(expected.origin()), explanation.layers().stream()
                .filter(said -> said.verdict() == Verdict.IN_FORCE).map(Said::origin).toList());
        assertEquals(explanation.layers().stream().map(Said::origin).sorted().toList(),
                explanation.layers().stream().map(Said::origin).toList());
        for (Said said : explanation.layers()) {
            boolean counts = counting.containsKey(said.origin()) || said.origin() == Origin.STANDARD;
            assertEquals(counts, said.verdict() == Verdict.IN_FORCE || said.verdict() == Verdict.OVERRIDDEN);
            assertEquals(locked && said.origin().compareTo(Origin.POLICY) < 0, said.verdict() == Verdict.LOCKED);
            assertEquals(said.verdict() == Verdict.IN_FORCE, said.why().isEmpty());
        }
    }

    private static Stack stack(Map<Origin, String> written, String pattern, boolean trusted) {
        List<Layer> layers = new ArrayList<>();
        for (Origin origin : Origin.values()) {
            String text = written.get(origin);
            switch (origin) {
                case COMMAND_LINE -> layers.add(WordLayer.ofCommandLine(
                        text == null ? List.of() : List.of("--set", "group.key=" + text)));
                case ENVIRONMENT -> layers.add(WordLayer.ofEnvironment(
                        text == null ? Map.of() : Map.of("RUST_AI_IDE_SET_GROUP_KEY", text)));
                case FOLDER, WORKSPACE -> layers.add(new FolderLayer(file(origin, text, pattern), trusted));
                case USER, POLICY, DISTRIBUTION -> layers.add(file(origin, text, pattern));
                case STANDARD -> { }
            }
        }
        return new Stack(layers, new Policy((FileState) layers.get(Origin.POLICY.ordinal())));
    }

    private static FileState file(Origin origin, String text, String pattern) {
        String values = text == null ? "{}" : "{ /* c */ \"group.key\": " + text + "}";
        boolean policy = origin == Origin.POLICY;
        String content = !policy ? values
                : "{\"by\": \"IT\", \"locked\": [" + Json.of(pattern).print() + "], \"settings\": " + values + "}";
        try {
            return new FileState(Path.of(origin.name()), origin, policy ? Policy.SETTINGS : "",
                    JsonText.parse(content), Stamp.NONE, null);
        } catch (JsonException ours) {
            throw new IllegalStateException(ours);
        }
    }
}
