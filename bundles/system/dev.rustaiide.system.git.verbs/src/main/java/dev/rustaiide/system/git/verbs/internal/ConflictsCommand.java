package dev.rustaiide.system.git.verbs.internal;

import java.util.List;

import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.system.cli.Answers;
import dev.rustaiide.system.cli.ExitCode;
import dev.rustaiide.system.git.conflicts.Conflicts;
import dev.rustaiide.system.git.conflicts.Conflicts.Standing;

/** Shows what a merge did not get by with. */
record ConflictsCommand(Conflicts conflicts) implements GitCommand {
    @Override
    public String name() {
        return "conflicts";
    }

    @Override
    public String summary() {
        return "shows the files in conflict, and what is left to be decided in each";
    }

    @Override
    public ExitCode run(GitWords words) throws FailureException, InterruptedException {
        List<Standing> all = Answers.await(conflicts.list(words.root()));
        for (Standing each : all) {
            words.invocation().print(each.file().path() + ": " + each.file().kind().word() + ", " + left(each));
            words.invocation().print("    " + each.file().explanation());
        }
        if (all.isEmpty()) {
            words.invocation().print("Nothing is in conflict.");
        }
        words.invocation().print(Json.object().put("files", Json.array(all.stream().map(ConflictsCommand::json)
                .toList())).build());
        return ExitCode.OK;
    }

    private static String left(Standing each) {
        if (!each.broken().isEmpty()) {
            return "a broken conflict marker at line " + each.broken().getFirst();
        }
        boolean hasParts = each.file().ours().isPresent() && each.file().theirs().isPresent() && !each.file().binary();
        return !hasParts ? "as a whole" : each.open() == 0 ? "no markers left: look at it, then stage it"
                : each.open() + " open" + (each.byWords() > 0 ? ", " + each.byWords() + " of them merge by words" : "");
    }

    private static Json json(Standing each) {
        return Json.object().put("path", each.file().path()).put("kind", each.file().kind().code())
                .put("open", each.open()).put("byWords", each.byWords()).put("decided", each.isDecided())
                .put("ours", each.file().oursName()).put("theirs", each.file().theirsName())
                .put("explanation", each.file().explanation()).build();
    }
}
