package dev.rustaiide.foundation.config.internal;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

import dev.rustaiide.foundation.config.Origin;
import dev.rustaiide.foundation.config.SettingKey;
import dev.rustaiide.foundation.config.SettingsView.Problem;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.serialization.JsonException;
import dev.rustaiide.foundation.serialization.JsonText;

/** Whatever stands in a file of settings or a policy: lookups are valid, problems have places, changes read back. */
public final class SettingsFuzz {
    private SettingsFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) {
        JsonText text;
        try {
            text = JsonText.parse(new String(data, StandardCharsets.UTF_8));
        } catch (JsonException broken) {
            demand(broken.line() > 0 && broken.column() > 0, "an error without a place");
            return;
        }
        var user = new FileState(Path.of("settings.json"), Origin.USER, "", text, Stamp.NONE, null);
        var policy = new FileState(Path.of("policy.json"), Origin.POLICY, Policy.SETTINGS, text, Stamp.NONE, null);
        var stack = new Stack(List.of(new FolderLayer(user, false), user, policy), new Policy(policy));
        Fixture.KEYS.forEach(key -> look(stack, key));
        for (Problem problem : new Problems(stack, Fixture.KEYS).all()) {
            boolean missing = problem.message().startsWith("\"by\"");
            demand(problem.source().line() > 0 || missing, "a problem without a place: " + problem);
        }
        change(text);
    }

    private static <T> void look(Stack stack, SettingKey<T> key) {
        T value = stack.lookup(key).value();
        demand(key.type().parse(key.type().print(value)).isPresent(), key.id() + " is " + value);
        demand(stack.explain(key).value().equals(value), "explained in another way");
    }

    private static void change(JsonText text) {
        String id = Fixture.TAB.id();
        JsonText set = text.with(id, Json.of(7));
        demand(set.root().number(id, 0) == 7, "set and not there");
        JsonText reset = set.without(id);
        demand(!reset.root().members().containsKey(id), "reset and still there");
        text.root().members().forEach((name, value) -> demand(name.equals(id) || reset.root().get(name).equals(value),
                "another member changed: " + name));
    }

    private static void demand(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }
}
