package dev.rustaiide.system.cargo.integration.internal.verbs;

import java.util.List;
import java.util.Optional;

import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.system.cargo.integration.CargoDependencies;
import dev.rustaiide.system.cargo.integration.CrateVersion;
import dev.rustaiide.system.cargo.integration.NewerVersion;
import dev.rustaiide.system.cli.Answers;
import dev.rustaiide.system.cli.ExitCode;

/** Tells which dependencies have newer versions, and where that cannot be known. */
record OutdatedAction(CargoDependencies dependencies) implements CargoAction {
    @Override
    public String name() {
        return "outdated";
    }

    @Override
    public String summary() {
        return "tells newer versions by what lies on this machine; --online asks the registry through the gate";
    }

    @Override
    public ExitCode run(CargoWords words) throws FailureException, InterruptedException {
        List<NewerVersion> all = Answers.await(dependencies.newer(words.folder(), words.invocation().has("online")));
        all.forEach(each -> words.invocation().print(line(each)));
        if (all.isEmpty()) {
            words.invocation().message("The members need nothing that comes from elsewhere.");
        }
        words.invocation().print(Json.object().put("dependencies", WorkspaceAction.array(all, each -> Json.object()
                .put("name", each.name()).put("requirement", each.requirement()).put("now", each.now())
                .put("compatible", each.compatible().map(CrateVersion::toString).orElse(""))
                .put("latest", each.latest().map(CrateVersion::toString).orElse(""))
                .put("from", each.from()).put("unknown", each.unknown()).build())).build());
        return ExitCode.OK;
    }

    private static String line(NewerVersion each) {
        String name = each.name() + " " + (each.now().isEmpty() ? each.requirement() : each.now());
        if (!each.isKnown()) {
            return name + "  cannot be known: " + each.unknown();
        }
        String newest = each.compatible().map(version -> "update to " + version).orElse("");
        String latest = each.latest().filter(version -> !each.compatible().equals(Optional.of(version)))
                .map(version -> "newest " + version).orElse("");
        String what = newest.isEmpty() ? latest : latest.isEmpty() ? newest : newest + ", " + latest;
        return name + "  " + (what.isEmpty() ? "is the newest" : what) + "  (" + each.from() + ")";
    }
}
