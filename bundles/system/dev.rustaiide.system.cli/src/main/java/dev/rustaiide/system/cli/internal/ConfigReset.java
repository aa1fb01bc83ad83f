package dev.rustaiide.system.cli.internal;

import dev.rustaiide.foundation.config.SettingKey;
import dev.rustaiide.foundation.config.SettingsView;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.system.cli.ExitCode;

/** Takes a value out. */
final class ConfigReset implements ConfigAction {
    @Override
    public String name() {
        return "reset";
    }

    @Override
    public String words() {
        return " KEY";
    }

    @Override
    public String summary() {
        return "takes a value out of your settings, or those of the folder";
    }

    @Override
    public ExitCode run(ConfigRun run) throws FailureException, UsageException {
        run.expect("KEY");
        reset(run, run.key());
        return ExitCode.OK;
    }

    private static <T> void reset(ConfigRun run, SettingKey<T> key) throws FailureException {
        run.view().reset(key);
        SettingsView.Value<T> now = run.view().lookup(key);
        Json value = key.type().print(now.value());
        run.invocation().print(key.id() + " = " + value.print() + " from the layer \"" + ConfigRun.name(now.origin())
                + '"');
        run.invocation().print(Json.object().put("id", key.id()).put("value", value)
                .put("origin", ConfigRun.name(now.origin())).build());
    }
}
