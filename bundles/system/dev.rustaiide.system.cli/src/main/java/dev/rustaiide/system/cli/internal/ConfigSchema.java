package dev.rustaiide.system.cli.internal;

import dev.rustaiide.foundation.config.SettingsSchema;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.system.cli.ExitCode;

/** Gives the schema of the files, for editors and checks in other places. */
final class ConfigSchema implements ConfigAction {
    private static final String POLICY = "policy";

    @Override
    public String name() {
        return "schema";
    }

    @Override
    public String words() {
        return " [policy]";
    }

    @Override
    public String summary() {
        return "prints the JSON Schema of settings files, or that of policies";
    }

    @Override
    public ExitCode run(ConfigRun run) throws UsageException {
        boolean policy = !run.words().isEmpty();
        if (policy) {
            run.expect(POLICY);
            if (!POLICY.equals(run.words().getFirst())) {
                throw new UsageException("the only other schema is \"policy\".");
            }
        }
        Json schema = policy ? SettingsSchema.ofPolicy(run.settings().keys()) : SettingsSchema.of(run.settings().keys());
        schema.printPretty().lines().forEach(run.invocation()::print);
        run.invocation().print(schema);
        return ExitCode.OK;
    }
}
