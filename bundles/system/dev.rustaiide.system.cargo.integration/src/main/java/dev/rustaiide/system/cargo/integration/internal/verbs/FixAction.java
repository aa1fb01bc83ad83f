package dev.rustaiide.system.cargo.integration.internal.verbs;

import java.util.List;

import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.types.Diagnostic;
import dev.rustaiide.system.cargo.integration.BulkFixes;
import dev.rustaiide.system.cargo.integration.Cargo;
import dev.rustaiide.system.cargo.integration.CargoWorkspace;
import dev.rustaiide.system.cargo.integration.CheckRequest;
import dev.rustaiide.system.cli.Answers;
import dev.rustaiide.system.cli.ExitCode;
import dev.rustaiide.system.cli.Usage.Option;

/** Applies all fixes that the compiler calls safe, in all files or in none. */
record FixAction(Cargo cargo, Proposal proposal) implements CargoAction {
    @Override
    public String name() {
        return "fix";
    }

    @Override
    public String summary() {
        return "shows (--dry-run) or applies (--apply) all fixes that the compiler calls safe, with --clippy its too";
    }

    @Override
    public List<Option> options() {
        return List.of(new Option("apply", "", "fix: Changes the files, all or none"),
                new Option("clippy", "", "fix: What Clippy proposes, too"));
    }

    @Override
    public ExitCode run(CargoWords words) throws FailureException, InterruptedException {
        boolean apply = words.invocation().has("apply");
        if (apply == words.invocation().has(Proposal.DRY_RUN)) {
            throw new FailureException(new Failure.Other("Cannot tell what to do with the fixes.",
                    "It takes one of --dry-run and --apply.", "Look first: cargo fix --dry-run."));
        }
        CargoWorkspace workspace = Detected.workspace(cargo, words.folder());
        var tool = words.invocation().has("clippy") ? CheckRequest.Tool.CLIPPY : CheckRequest.Tool.CHECK;
        words.invocation().progress("Looking for problems");
        List<Diagnostic> problems = Answers.await(cargo.check(new CheckRequest(tool, workspace.root(), true),
                found -> { })).all();
        BulkFixes fixes = BulkFixes.of(problems, workspace.root());
        fixes.fixed().forEach(each -> words.invocation().message(words.line(each)));
        words.invocation().message(fixes.fixed().size() + " of " + problems.size() + " problems have a safe fix"
                + (fixes.waiting().isEmpty() ? "." : "; " + fixes.waiting().size()
                        + " more touch the same text and come with the next round."));
        return proposal.propose("Fix " + fixes.fixed().size() + " problems", fixes.edit(), workspace.root(), words,
                !apply, Json.object().put("problems", problems.size()).put("fixed", fixes.fixed().size())
                        .put("waiting", fixes.waiting().size()).build());
    }
}
