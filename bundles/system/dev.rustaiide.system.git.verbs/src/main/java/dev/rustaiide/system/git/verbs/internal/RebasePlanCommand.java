package dev.rustaiide.system.git.verbs.internal;

import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.system.cli.Answers;
import dev.rustaiide.system.cli.ExitCode;
import dev.rustaiide.system.git.integration.Branches;
import dev.rustaiide.system.git.integration.RebasePlan;

/** Writes the plan of a rebase, to be changed and given back. */
record RebasePlanCommand(Branches branches) implements GitCommand {
    @Override
    public String name() {
        return "rebase-plan";
    }

    @Override
    public String summary() {
        return "[BRANCH] writes what a rebase onto it would do, or one of all commits: change it and give it to"
                + " “rebase --plan”";
    }

    @Override
    public ExitCode run(GitWords words) throws FailureException, InterruptedException {
        String onto = words.words().isEmpty() ? "" : words.words().getFirst();
        RebasePlan plan = Answers.await(branches.rebasePlan(words.root(), onto));
        PlanFile.lines(plan).forEach(words.invocation()::print);
        words.invocation().print("# pick, reword (with the message behind the commit; one line leaves the rest of the"
                + " old one), edit, squash (: and a message), fixup, drop; the order of the lines is the order of the"
                + " commits");
        words.invocation().print(Json.object().put("onto", plan.onto()).put("base", plan.base())
                .put("head", plan.head()).put("branch", plan.branch()).put("steps", Json.array(plan.steps().stream()
                        .map(step -> Json.object().put("kind", step.kind().word()).put("commit", step.commit())
                                .put("subject", step.subject()).put("body", step.body()).build()).toList())).build());
        return ExitCode.OK;
    }
}
