package dev.rustaiide.system.git.verbs.internal;

import java.util.List;

import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.system.cli.Answers;
import dev.rustaiide.system.cli.ExitCode;
import dev.rustaiide.system.git.integration.Branch;
import dev.rustaiide.system.git.integration.Branches;
import dev.rustaiide.system.git.integration.Stash;

/** Lists branches, and what was stashed. */
record BranchesCommand(Branches branches) implements GitCommand {
    @Override
    public String name() {
        return "branches";
    }

    @Override
    public String summary() {
        return "lists branches and what was stashed";
    }

    @Override
    public ExitCode run(GitWords words) throws FailureException, InterruptedException {
        List<Branch> all = Answers.await(branches.branches(words.root()));
        List<Stash> stashes = Answers.await(branches.stashes(words.root()));
        all.forEach(each -> words.invocation().print((each.current() ? "* " : "  ") + each.name() + "  "
                + each.commit().substring(0, 8) + " " + each.subject()));
        stashes.forEach(each -> words.invocation().print("  stash " + each.index() + "  " + each.title()));
        words.invocation().print(Json.object().put("branches", Json.array(all.stream().map(each -> Json.object()
                .put("name", each.name()).put("commit", each.commit()).put("remote", each.remote())
                .put("current", each.current()).put("subject", each.subject()).build()).toList()))
                .put("stashes", Json.strings(stashes.stream().map(Stash::title).toList())).build());
        return ExitCode.OK;
    }
}
