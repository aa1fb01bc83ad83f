package dev.rustaiide.system.cargo.integration.internal.verbs;

import java.util.List;

import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.system.cargo.integration.Cargo;
import dev.rustaiide.system.cargo.integration.CargoToolchain;
import dev.rustaiide.system.cli.Answers;
import dev.rustaiide.system.cli.ExitCode;

/** Lists what is installed to build with. */
record ToolchainsAction(Cargo cargo) implements CargoAction {
    @Override
    public String name() {
        return "toolchains";
    }

    @Override
    public String summary() {
        return "lists what is installed to build with";
    }

    @Override
    public ExitCode run(CargoWords words) throws FailureException, InterruptedException {
        List<CargoToolchain> all = Answers.await(cargo.toolchains());
        for (CargoToolchain each : all) {
            words.invocation().print((each.isDefault() ? "* " : "  ")
                    + (each.name().isEmpty() ? "" : each.name() + "  ") + each.version());
        }
        words.invocation().print(Json.object().put("toolchains", WorkspaceAction.array(all, each -> Json.object()
                .put("name", each.name()).put("version", each.version()).put("default", each.isDefault()).build()))
                .build());
        return ExitCode.OK;
    }
}
