package dev.rustaiide.system.cli.internal;

import java.util.List;
import java.util.Locale;

import dev.rustaiide.ai.assistant.Author;
import dev.rustaiide.ai.assistant.Spent;
import dev.rustaiide.ai.assistant.ToolStep;
import dev.rustaiide.ai.assistant.Turn;
import dev.rustaiide.foundation.common.Counted;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.types.Schemas;
import dev.rustaiide.system.cli.Invocation;

/** A turn of the assistant as the command line tells it. */
record TurnReport(Turn turn) {
    /** The members that chat and agent have in common. */
    Json.ObjectBuilder json() {
        Spent spent = turn.spent();
        return Json.object().put("by", turn.author() instanceof Author.Model ? "model" : "search")
                .put("model", turn.author() instanceof Author.Model model ? model.id() : "")
                .put("local", !(turn.author() instanceof Author.Model model) || model.isLocal())
                .put("ending", turn.ending().name().toLowerCase(Locale.ROOT)).put("reason", turn.reason())
                .put("answer", turn.answer())
                .put("citations", Json.array(turn.citations().stream().map(each -> Json.object()
                        .put("mention", each.mention()).put("location", Schemas.LOCATION.json(each.location()))
                        .put("why", each.why()).build()).toList()))
                .put("spent", Json.object().put("read", spent.read()).put("written", spent.written())
                        .put("millis", spent.time().toMillis()).put("steps", spent.steps()).build());
    }

    Json plan() {
        return Json.array(turn.plan().stream().map(each -> Json.object().put("text", each.text())
                .put("done", each.isDone()).build()).toList());
    }

    Json steps() {
        return Json.array(turn.steps().stream().map(each -> Json.object().put("tool", each.tool())
                .put("effect", each.effect().word()).put("subject", each.subject())
                .put("state", each.state().name().toLowerCase(Locale.ROOT)).put("outcome", each.outcome())
                .put("detail", each.detail()).build()).toList());
    }

    /** One line for a step. */
    static String line(ToolStep step) {
        return step.tool() + (step.subject().isEmpty() ? "" : " " + step.subject()) + ": "
                + step.state().name().toLowerCase(Locale.ROOT)
                + (step.outcome().isEmpty() ? "" : ", " + step.outcome());
    }

    void print(Invocation invocation) {
        List<String> lines = turn.answer().lines().toList();
        lines.forEach(invocation::print);
        if (!turn.reason().isEmpty()) {
            invocation.message(turn.reason());
        }
    }

    /** Who answered, and what it took. */
    void footer(Invocation invocation) {
        Spent spent = turn.spent();
        if (turn.author() instanceof Author.Model model) {
            String where = model.isLocal() ? "on this machine" : "elsewhere";
            invocation.message("Answered by " + model.title() + " (" + model.id() + ", " + where + "): "
                    + Counted.of(spent.tokens(), "token") + ", " + Counted.of(spent.steps(), "step") + ", "
                    + spent.time().toMillis() + " ms.");
        }
    }
}
