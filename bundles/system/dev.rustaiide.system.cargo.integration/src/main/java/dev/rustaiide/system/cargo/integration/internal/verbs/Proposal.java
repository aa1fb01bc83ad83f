package dev.rustaiide.system.cargo.integration.internal.verbs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.rustaiide.ai.refactoring.Buffers;
import dev.rustaiide.ai.refactoring.EditPlan;
import dev.rustaiide.ai.refactoring.FileChange;
import dev.rustaiide.ai.refactoring.WorkspaceEdits;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.language.WorkspaceEdit;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.text.UnifiedDiff;
import dev.rustaiide.system.cli.Answers;
import dev.rustaiide.system.cli.ExitCode;
import dev.rustaiide.system.cli.Invocation;

/** Shows what an edit would do, or does all of it as one step that can be taken back. */
record Proposal(WorkspaceEdits edits) {
    static final String DRY_RUN = "dry-run";

    /** {@code more} has members for the answer in JSON. */
    ExitCode propose(String title, WorkspaceEdit edit, Path root, CargoWords words, boolean dry, Json more)
            throws FailureException, InterruptedException {
        Invocation out = words.invocation();
        EditPlan plan = Answers.await(edits.plan(title, edit, List.of(root), Buffers.NONE));
        var json = Json.object().put("title", title).put("applied", !dry && plan.conflicts().isEmpty()
                && !plan.isEmpty());
        more.members().forEach(json::put);
        json.put("files", Json.strings(plan.changes().stream().map(change -> change.file().toString()).toList()));
        if (!plan.conflicts().isEmpty()) {
            plan.conflicts().forEach(conflict -> out.message(words.name(conflict.file()) + ": " + conflict.why() + " "
                    + conflict.nextStep()));
            out.print(json.build());
            return ExitCode.FAILURE;
        }
        if (plan.isEmpty()) {
            out.message("Nothing to change.");
        } else if (dry) {
            List<String> diff = diff(plan, words);
            diff.forEach(out::print);
            json.put("diff", String.join("\n", diff));
        } else {
            Answers.await(edits.apply(plan, Buffers.NONE));
            plan.changes().forEach(change -> out.print("changed " + words.name(change.file())));
            out.message("“rust-ai-ide refactor undo” takes it back.");
        }
        out.print(json.build());
        return ExitCode.OK;
    }

    private static List<String> diff(EditPlan plan, CargoWords words) {
        List<String> lines = new ArrayList<>();
        for (FileChange change : plan.changes()) {
            String name = words.name(change.file());
            boolean fresh = change instanceof FileChange.Created;
            lines.addAll(UnifiedDiff.of(fresh ? UnifiedDiff.NOTHING : "a/" + name, "b/" + name, change.before(),
                    change.after()));
        }
        return lines;
    }
}
