package dev.rustaiide.system.cli.internal;

import java.util.ArrayList;
import java.util.List;

import dev.rustaiide.ai.models.ModelSettings;
import dev.rustaiide.ai.models.ModelTask;
import dev.rustaiide.ai.orchestrator.Route;
import dev.rustaiide.ai.orchestrator.Route.Candidate;
import dev.rustaiide.foundation.config.SettingsView;
import dev.rustaiide.foundation.serialization.Json;

/** Who is asked for a task, in which order and why. */
final class RouteLines {
    private RouteLines() {}

    static List<String> of(ModelTask task, Route route) {
        var lines = new ArrayList<String>();
        lines.add(task.word() + " (" + task.purpose() + ')');
        int place = 0;
        for (Candidate each : route.candidates()) {
            String mark = each.isUsable() ? ++place + "." : "–";
            lines.add("  " + mark + ' ' + each.id() + ": " + each.why());
        }
        if (route.candidates().isEmpty()) {
            lines.add("  Nobody: no model for this is installed or set up.");
        }
        return lines;
    }

    static Json json(ModelTask task, Route route, SettingsView settings) {
        List<Json> candidates = route.candidates().stream().map(each -> Json.object().put("id", each.id().toString())
                .put("title", each.title()).put("local", each.isLocal()).put("usable", each.isUsable())
                .put("why", each.why()).build()).toList();
        return Json.object().put("task", task.word()).put("chosen", settings.get(ModelSettings.chosen(task)))
                .put("candidates", Json.array(candidates)).build();
    }
}
