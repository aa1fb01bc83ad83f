package dev.rustaiide.system.cargo.integration.internal.verbs;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.language.WorkspaceEdit;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.system.cargo.integration.Cargo;
import dev.rustaiide.system.cargo.integration.CargoDependencies;
import dev.rustaiide.system.cargo.integration.CargoDependencies.Addition;
import dev.rustaiide.system.cargo.integration.CargoDependency;
import dev.rustaiide.system.cargo.integration.CargoPackage;
import dev.rustaiide.system.cargo.integration.CargoWorkspace;
import dev.rustaiide.system.cli.Answers;
import dev.rustaiide.system.cli.ExitCode;
import dev.rustaiide.system.cli.Usage.Option;

/** Adds, removes and updates what a member needs. */
record NeedAction(Cargo cargo, CargoDependencies dependencies, Proposal proposal, Kind kind) implements CargoAction {
    /** What is done. */
    enum Kind {
        ADD, REMOVE, UPDATE, MEMBER
    }

    @Override
    public String name() {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String summary() {
        return switch (kind) {
            case ADD -> "adds NAME or NAME@VERSION to a Cargo.toml, whose other lines stay as they are";
            case REMOVE -> "takes NAME out of it";
            case UPDATE -> "takes newer versions into Cargo.lock, of the NAMEs or of all; with --to it asks for another"
                    + " version of NAME";
            case MEMBER -> "makes a new member NAME of the workspace, with --lib a library";
        };
    }

    @Override
    public List<Option> options() {
        return List.of(new Option(Proposal.DRY_RUN, "", "add, remove, update, member, fix: Shows what would change"),
                new Option("lib", "", "member: A library instead of a program"),
                new Option("dev", "", "add: For tests, examples and benchmarks only"),
                new Option("build", "", "add: For the build script only"),
                new Option("optional", "", "add: A feature has to switch it on"),
                new Option("no-default-features", "", "add: Without its default features"),
                new Option("to", "VERSION", "update: The version that Cargo.toml asks for from now on"));
    }

    @Override
    public ExitCode run(CargoWords words) throws FailureException, InterruptedException {
        CargoWorkspace workspace = Detected.workspace(cargo, words.folder());
        String to = words.option("to");
        boolean lock = kind == Kind.UPDATE && to.isEmpty();
        String name = lock ? "" : words.word(0, "the name of a package");
        Path manifest = lock || kind == Kind.MEMBER ? workspace.manifest() : member(workspace, words).manifest();
        WorkspaceEdit edit = Answers.await(switch (kind) {
            case ADD -> dependencies.add(manifest, addition(name, words));
            case REMOVE -> dependencies.remove(manifest, name);
            case UPDATE -> lock ? dependencies.update(workspace.root(), words.words(),
                    words.invocation().has("online")) : dependencies.require(manifest, name, to);
            case MEMBER -> dependencies.newMember(workspace.root(), name, words.invocation().has("lib"));
        });
        String title = switch (kind) {
            case ADD -> "Add " + name;
            case REMOVE -> "Remove " + name;
            case UPDATE -> lock ? "Update Cargo.lock" : "Ask for " + name + " " + to;
            case MEMBER -> "New member " + name;
        };
        return proposal.propose(title, edit, workspace.root(), words, words.invocation().has(Proposal.DRY_RUN),
                Json.object().build());
    }

    /** The named one, the one that the folder lies in, or the only one. */
    private static CargoPackage member(CargoWorkspace workspace, CargoWords words) throws FailureException {
        String named = words.option("package");
        Optional<CargoPackage> member = !named.isEmpty() ? workspace.member(named)
                : workspace.packageOf(words.folder()).or(() -> workspace.packages().size() == 1
                        ? Optional.of(workspace.packages().getFirst()) : Optional.empty());
        return member.orElseThrow(() -> new FailureException(new Failure.Other("Cannot tell which member is meant.",
                "The workspace has " + String.join(", ", workspace.packages().stream().map(CargoPackage::name)
                        .toList()) + ".", "Name one by --package.")));
    }

    private static Addition addition(String name, CargoWords words) {
        int at = name.indexOf('@');
        boolean dev = words.invocation().has("dev");
        CargoDependency.Kind table = dev ? CargoDependency.Kind.DEV : words.invocation().has("build")
                ? CargoDependency.Kind.BUILD : CargoDependency.Kind.NORMAL;
        return new Addition(at < 0 ? name : name.substring(0, at), at < 0 ? "" : name.substring(at + 1), table,
                words.list("features"), words.invocation().has("optional"),
                !words.invocation().has("no-default-features"));
    }
}
