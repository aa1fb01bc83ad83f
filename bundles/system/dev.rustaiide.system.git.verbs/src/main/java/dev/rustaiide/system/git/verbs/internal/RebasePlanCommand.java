package dev.rustaiide.system.git.verbs.internal;

import java.util.List;

import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.system.cli.Answers;
import dev.rustaiide.system.cli.ExitCode;
import dev.rustaiide.system.git.integration.Branches;
import dev.rustaiide.system.git.integration.RebaseStep;

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
        List<RebaseStep> steps = Answers.await(branches.rebasePlan(words.root(), onto));
        PlanFile.lines(steps).forEach(words.invocation()::print);
        words.invocation().print("# pick, reword (with the message behind the commit), edit, squash (: and a message),"
                + " fixup, drop; the order of the lines is the order of the commits");
        words.invocation().print(Json.object().put("steps", Json.array(steps.stream().map(step -> Json.object()
                .put("kind", step.kind().word()).put("commit", step.commit()).put("subject", step.subject()).build())
                .toList())).build());
        return ExitCode.OK;
    }
}
