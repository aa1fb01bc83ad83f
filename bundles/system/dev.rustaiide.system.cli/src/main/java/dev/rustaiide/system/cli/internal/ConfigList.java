package dev.rustaiide.system.cli.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import dev.rustaiide.foundation.config.SettingKey;
import dev.rustaiide.foundation.config.SettingsView;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.system.cli.ExitCode;

/** Lists settings with their values. */
final class ConfigList implements ConfigAction {
    @Override
    public String name() {
        return "list";
    }

    @Override
    public String words() {
        return " [PATTERN]";
    }

    @Override
    public String summary() {
        return "lists all settings, or those with PATTERN in their id, title or description";
    }

    @Override
    public ExitCode run(ConfigRun run) throws UsageException {
        if (!run.words().isEmpty()) {
            run.expect("PATTERN");
        }
        String pattern = run.words().isEmpty() ? "" : run.words().getFirst().toLowerCase(Locale.ROOT);
        List<SettingKey<?>> keys = run.settings().keys().stream().filter(key -> matches(key, pattern)).toList();
        var rows = new ArrayList<List<String>>();
        keys.forEach(key -> rows.add(row(key, run.view())));
        Table.lines(rows).forEach(run.invocation()::print);
        run.invocation().print(Json.array(keys.stream().map(key -> json(key, run.view())).toList()));
        return ExitCode.OK;
    }

    private static boolean matches(SettingKey<?> key, String pattern) {
        return (key.id() + '\n' + key.title() + '\n' + key.description()).toLowerCase(Locale.ROOT).contains(pattern);
    }

    private static <T> List<String> row(SettingKey<T> key, SettingsView view) {
        SettingsView.Value<T> value = view.lookup(key);
        String locked = view.lock(key).map(lock -> "locked by " + lock.by()).orElse("");
        return List.of(key.id(), key.type().print(value.value()).print(), ConfigRun.name(value.origin()), locked);
    }

    private static <T> Json json(SettingKey<T> key, SettingsView view) {
        SettingsView.Value<T> value = view.lookup(key);
        return Json.object().put("id", key.id()).put("value", key.type().print(value.value()))
                .put("origin", ConfigRun.name(value.origin())).put("locked", view.lock(key).isPresent())
                .put("title", key.title()).put("description", key.description()).put("category", key.category())
                .put("needsTrust", key.needsTrust()).build();
    }
}
