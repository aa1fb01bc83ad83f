package dev.rustaiide.system.cargo.integration.internal.verbs;

import java.util.List;

import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.system.cargo.integration.Cargo;
import dev.rustaiide.system.cargo.integration.CargoChoice;
import dev.rustaiide.system.cargo.integration.CargoWorkspace;
import dev.rustaiide.system.cli.Answers;
import dev.rustaiide.system.cli.ExitCode;
import dev.rustaiide.system.cli.Invocation;
import dev.rustaiide.system.cli.Usage.Option;

/** Keeps how a workspace is to be built, and tells it. */
record ChooseAction(Cargo cargo) implements CargoAction {
    @Override
    public String name() {
        return "choose";
    }

    @Override
    public String summary() {
        return "tells or, with options, keeps the features, profile and toolchain of all later runs";
    }

    @Override
    public List<Option> options() {
        return List.of(new Option("features", "LIST", "choose: These features, as package/feature or feature, parted"
                + " by commas; none switches all off; add: those of the new dependency"),
                new Option("all-features", "", "choose: All features"),
                new Option("default-features", "on|off", "choose: Whether default features are on"),
                new Option("profile", "NAME", "choose: The profile; standard for Cargo's own choice"),
                new Option("toolchain", "NAME", "choose: The toolchain; standard for the folder's own"));
    }

    @Override
    public ExitCode run(CargoWords words) throws FailureException, InterruptedException {
        CargoWorkspace workspace = Detected.workspace(cargo, words.folder());
        CargoChoice before = Answers.await(cargo.choice(workspace.root()));
        CargoChoice wanted = wanted(before, words, workspace);
        if (!wanted.equals(before)) {
            Answers.await(cargo.choose(workspace.root(), wanted));
        }
        CargoChoice now = Answers.await(cargo.choice(workspace.root()));
        Invocation out = words.invocation();
        out.print("features: " + (now.isAll() ? "all" : now.features().isEmpty() ? "none by name"
                : String.join(", ", now.features())) + (now.defaults() ? "" : ", without the default ones"));
        out.print("profile: " + (now.profile().isEmpty() ? "standard" : now.profile()));
        out.print("toolchain: " + (now.toolchain().isEmpty() ? "standard" : now.toolchain()));
        out.print(json(now));
        return ExitCode.OK;
    }

    private static CargoChoice wanted(CargoChoice before, CargoWords words, CargoWorkspace workspace)
            throws FailureException {
        CargoChoice choice = before;
        if (words.invocation().has("all-features")) {
            choice = choice.withFeatures(List.of(CargoChoice.ALL));
        } else if (words.invocation().has("features")) {
            List<String> named = words.list("features").stream().filter(each -> !each.equals("none")).toList();
            for (String each : named) {
                demandFeature(each, workspace);
            }
            choice = choice.withFeatures(named);
        }
        if (words.invocation().has("default-features")) {
            choice = new CargoChoice(choice.features(), !words.option("default-features").equals("off"),
                    choice.profile(), choice.toolchain());
        }
        String profile = words.option("profile");
        if (!profile.isEmpty()) {
            demandProfile(profile, workspace);
            choice = choice.withProfile(profile.equals("standard") ? "" : profile);
        }
        String toolchain = words.option("toolchain");
        return toolchain.isEmpty() ? choice : choice.withToolchain(toolchain.equals("standard") ? "" : toolchain);
    }

    private static void demandFeature(String name, CargoWorkspace workspace) throws FailureException {
        int slash = name.indexOf('/');
        String feature = name.substring(slash + 1);
        boolean there = workspace.packages().stream().filter(member -> slash < 0
                || member.name().equals(name.substring(0, slash)))
                .anyMatch(member -> member.features().stream().anyMatch(each -> each.name().equals(feature)));
        if (!there) {
            throw new FailureException(new Failure.Other("Cannot switch on “" + name + "”.",
                    "No member of the workspace has such a feature.",
                    "See “rust-ai-ide cargo workspace” for those that there are."));
        }
    }

    private static void demandProfile(String name, CargoWorkspace workspace) throws FailureException {
        if (!name.equals("standard") && !workspace.profiles().contains(name)) {
            throw new FailureException(new Failure.Other("Cannot take the profile “" + name + "”.",
                    "The workspace has " + String.join(", ", workspace.profiles()) + ".", "Choose one of them."));
        }
    }

    static Json json(CargoChoice choice) {
        return Json.object().put("features", Json.strings(choice.features())).put("defaultFeatures", choice.defaults())
                .put("profile", choice.profile()).put("toolchain", choice.toolchain()).build();
    }
}
