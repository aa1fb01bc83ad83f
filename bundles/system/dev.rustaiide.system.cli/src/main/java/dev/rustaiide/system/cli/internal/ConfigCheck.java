package dev.rustaiide.system.cli.internal;

import java.util.List;
import java.util.Locale;

import dev.rustaiide.foundation.config.SettingsView.Problem;
import dev.rustaiide.foundation.config.SettingsView.Severity;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.system.cli.ExitCode;

/** Looks for mistakes in everything that settings come from. */
final class ConfigCheck implements ConfigAction {
    @Override
    public String name() {
        return "check";
    }

    @Override
    public String summary() {
        return "looks for mistakes; ends with exit code 1 if there are errors or warnings";
    }

    @Override
    public ExitCode run(ConfigRun run) throws UsageException {
        run.expect();
        List<Problem> problems = run.view().problems();
        problems.forEach(problem -> run.invocation().print(problem.source() + ": " + word(problem.severity()) + ": "
                + problem.message()));
        run.invocation().print(Json.object().put("problems",
                Json.array(problems.stream().map(ConfigCheck::json).toList())).build());
        return problems.stream().anyMatch(problem -> problem.severity() != Severity.HINT) ? ExitCode.FINDINGS
                : ExitCode.OK;
    }

    private static Json json(Problem problem) {
        return Json.object().put("severity", word(problem.severity())).put("message", problem.message())
                .put("origin", ConfigRun.name(problem.origin())).put("source", ConfigExplain.json(problem.source()))
                .build();
    }

    private static String word(Severity severity) {
        return severity.name().toLowerCase(Locale.ROOT);
    }
}
