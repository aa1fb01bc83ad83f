package dev.rustaiide.system.cli.internal;

import dev.rustaiide.foundation.config.SettingKey;
import dev.rustaiide.foundation.config.SettingsView;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.system.cli.ExitCode;

/** Answers with one value and nothing else. */
final class ConfigGet implements ConfigAction {
    @Override
    public String name() {
        return "get";
    }

    @Override
    public String words() {
        return " KEY";
    }

    @Override
    public String summary() {
        return "prints a value, in the form that set takes";
    }

    @Override
    public ExitCode run(ConfigRun run) throws UsageException {
        run.expect("KEY");
        print(run, run.key());
        return ExitCode.OK;
    }

    private static <T> void print(ConfigRun run, SettingKey<T> key) {
        SettingsView.Value<T> value = run.view().lookup(key);
        run.invocation().print(key.type().printWord(value.value()));
        run.invocation().print(Json.object().put("id", key.id()).put("value", key.type().print(value.value()))
                .put("origin", ConfigRun.name(value.origin())).build());
    }
}
