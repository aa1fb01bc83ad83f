package dev.rustaiide.system.cli.internal;

import dev.rustaiide.foundation.config.Explanation;
import dev.rustaiide.foundation.config.SettingKey;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.system.cli.ExitCode;

/** Writes a value. */
final class ConfigSet implements ConfigAction {
    @Override
    public String name() {
        return "set";
    }

    @Override
    public String words() {
        return " KEY VALUE";
    }

    @Override
    public String summary() {
        return "writes a value into your settings, or those of the folder";
    }

    @Override
    public ExitCode run(ConfigRun run) throws FailureException, UsageException {
        run.expect("KEY", "VALUE");
        set(run, run.key(), run.words().get(1));
        return ExitCode.OK;
    }

    private static <T> void set(ConfigRun run, SettingKey<T> key, String word) throws FailureException, UsageException {
        T value = key.type().parseWord(word).orElseThrow(() -> new UsageException(
                '"' + word + "\" is no value for " + key.id() + ". It must be " + key.type().rule() + '.'));
        run.view().set(key, value);
        String written = key.type().print(value).print();
        run.invocation().print(key.id() + " = " + written + " in " + run.view().file());
        Explanation<T> now = run.view().explain(key);
        boolean inForce = now.value().equals(value);
        if (!inForce) {
            run.invocation().message("Another value counts, from the layer \"" + ConfigRun.name(now.origin())
                    + "\". See: " + VerbTable.PROGRAM + " config explain " + key.id());
        }
        run.invocation().print(Json.object().put("id", key.id()).put("value", key.type().print(value))
                .put("file", run.view().file().toString()).put("inForce", inForce).build());
    }
}
