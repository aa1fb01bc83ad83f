package dev.rustaiide.system.cli.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import dev.rustaiide.ai.provenance.Blame;
import dev.rustaiide.ai.provenance.Blame.Part;
import dev.rustaiide.ai.provenance.Blame.Source;
import dev.rustaiide.ai.provenance.Blame.State;
import dev.rustaiide.ai.provenance.Provenance;
import dev.rustaiide.foundation.common.Counted;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.fs.TextFiles;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.system.cli.ExitCode;
import dev.rustaiide.system.cli.Invocation;

/** Which lines of a file models wrote. */
record BlameReport(Provenance provenance, TextFiles files) {
    ExitCode print(Path named, Invocation invocation) throws FailureException {
        Path file;
        try {
            file = named.toRealPath();
        } catch (IOException gone) {
            throw new FailureException(new Failure.Missing(named), gone);
        }
        Text text = files.read(file).text();
        Blame blame = provenance.blame(file, text);
        for (Part part : blame.parts()) {
            invocation.print(title(part));
            for (int line = part.start(); line < part.end(); line++) {
                invocation.print("  " + (line + 1) + "  " + text.line(line));
            }
        }
        int accepted = blame.count(State.ACCEPTED);
        int edited = blame.count(State.EDITED_SINCE);
        invocation.print(Counted.of(accepted, "line") + " as accepted from models, " + edited + " edited since, "
                + (blame.lines() - accepted - edited) + " of which nothing is recorded.");
        invocation.print(Json.object().put("file", file.toString()).put("lines", blame.lines())
                .put("accepted", accepted).put("edited", edited)
                .put("parts", Json.array(blame.parts().stream().map(BlameReport::json).toList())).build());
        return ExitCode.OK;
    }

    private static String title(Part part) {
        Source source = part.source();
        List<String> tools = source.maker().tools();
        return (part.end() - part.start() == 1 ? "line " + (part.start() + 1)
                : "lines " + (part.start() + 1) + " to " + part.end()) + ": "
                + (part.state() == State.ACCEPTED ? "" : "edited since, ") + source.kind() + " “" + source.title()
                + "”" + (source.maker().model().isEmpty() ? "" : ", by " + source.maker().model())
                + (tools.isEmpty() ? "" : " with " + String.join(", ", tools)) + ", accepted by " + source.reviewer()
                + " at " + source.time() + " (record " + source.sequence() + ")";
    }

    private static Json json(Part part) {
        Source source = part.source();
        return Json.object().put("start", part.start() + 1).put("end", part.end())
                .put("state", part.state().name().toLowerCase(Locale.ROOT)).put("edit", source.edit())
                .put("kind", source.kind()).put("title", source.title()).put("model", source.maker().model())
                .put("modelHash", source.maker().modelHash()).put("promptHash", source.maker().promptHash())
                .put("tools", Json.strings(source.maker().tools())).put("policy", source.maker().policy())
                .put("reviewer", source.reviewer()).put("time", source.time()).put("record", source.sequence())
                .build();
    }
}
