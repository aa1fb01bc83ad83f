package dev.rustaiide.system.cargo.integration.internal.verbs;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.system.cargo.integration.Cargo;
import dev.rustaiide.system.cargo.integration.CargoChoice;
import dev.rustaiide.system.cargo.integration.CargoDependency;
import dev.rustaiide.system.cargo.integration.CargoFeature;
import dev.rustaiide.system.cargo.integration.CargoPackage;
import dev.rustaiide.system.cargo.integration.CargoTarget;
import dev.rustaiide.system.cargo.integration.CargoWorkspace;
import dev.rustaiide.system.cli.Answers;
import dev.rustaiide.system.cli.ExitCode;
import dev.rustaiide.system.cli.Invocation;

/** Tells what a workspace consists of; runs nothing of it. */
record WorkspaceAction(Cargo cargo) implements CargoAction {
    @Override
    public String name() {
        return "workspace";
    }

    @Override
    public String summary() {
        return "tells members, targets, features, dependencies and profiles";
    }

    @Override
    public ExitCode run(CargoWords words) throws FailureException, InterruptedException {
        CargoWorkspace workspace = Detected.workspace(cargo, words.folder());
        CargoChoice choice = Answers.await(cargo.choice(workspace.root()));
        Invocation out = words.invocation();
        out.print(workspace.root().toString());
        out.print("  profiles: " + String.join(", ", workspace.profiles()));
        for (CargoPackage member : workspace.packages()) {
            tell(member, choice, words);
        }
        out.print(json(workspace, choice));
        return ExitCode.OK;
    }

    private static void tell(CargoPackage member, CargoChoice choice, CargoWords words) {
        Invocation out = words.invocation();
        out.print("  " + member.name() + " " + member.version() + " (edition " + member.edition()
                + (member.licence().isEmpty() ? "" : ", " + member.licence()) + ")");
        for (CargoTarget target : member.targets()) {
            out.print("    " + word(target.kind()) + " " + target.name() + "  " + words.name(target.source()));
        }
        for (CargoFeature feature : member.features()) {
            out.print("    [" + (choice.has(member.name(), feature.name()) ? "x" : " ") + "] " + feature.name()
                    + (feature.turnsOn().isEmpty() ? "" : "  turns on " + String.join(", ", feature.turnsOn())));
        }
        for (CargoDependency dependency : member.dependencies()) {
            out.print("    " + dependency.kind().word() + " " + dependency.name() + " " + dependency.requirement()
                    + (dependency.optional() ? " optional" : "")
                    + (dependency.platform().isEmpty() ? "" : " on " + dependency.platform()));
        }
    }

    static String word(CargoTarget.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static Json json(CargoWorkspace workspace, CargoChoice choice) {
        return Json.object().put("root", workspace.root().toString())
                .put("targetFolder", workspace.targetFolder().toString())
                .put("profiles", Json.strings(workspace.profiles())).put("choice", ChooseAction.json(choice))
                .put("members", Json.array(workspace.packages().stream().map(member -> json(member, choice))
                        .toList())).build();
    }

    private static Json json(CargoPackage member, CargoChoice choice) {
        return Json.object().put("name", member.name()).put("version", member.version())
                .put("manifest", member.manifest().toString()).put("edition", member.edition())
                .put("licence", member.licence())
                .put("targets", array(member.targets(), target -> Json.object().put("name", target.name())
                        .put("kind", word(target.kind())).put("source", target.source().toString()).build()))
                .put("features", array(member.features(), feature -> Json.object().put("name", feature.name())
                        .put("on", choice.has(member.name(), feature.name()))
                        .put("turnsOn", Json.strings(feature.turnsOn())).build()))
                .put("dependencies", array(member.dependencies(), WorkspaceAction::json)).build();
    }

    private static Json json(CargoDependency dependency) {
        return Json.object().put("name", dependency.name()).put("requirement", dependency.requirement())
                .put("kind", dependency.kind().word()).put("optional", dependency.optional())
                .put("features", Json.strings(dependency.features())).put("platform", dependency.platform()).build();
    }

    static <T> Json array(List<T> items, java.util.function.Function<T, Json> form) {
        return Json.array(items.stream().map(form).collect(Collectors.toList()));
    }
}
