package dev.rustaiide.system.mcp.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.system.cli.Answers;
import dev.rustaiide.system.cli.ExitCode;
import dev.rustaiide.system.cli.Invocation;
import dev.rustaiide.system.mcp.McpServer;
import dev.rustaiide.system.mcp.McpServers;
import dev.rustaiide.system.mcp.McpServers.Tried;

/** Tells of the servers of others, and tries them. */
record ServerList(McpServers servers, Invocation invocation) {
    ExitCode tell(Path folder, boolean trying) throws InterruptedException {
        var rows = new ArrayList<Json>();
        boolean allWork = true;
        for (McpServer server : servers.all()) {
            invocation.print(server.name() + "  " + server.address().map(Object::toString)
                    .orElseGet(() -> String.join(" ", server.command())) + (server.isOn() ? "" : "  (off)"));
            var row = Json.object();
            McpServer.SCHEMA.json(server).members().forEach(row::put);
            boolean works = !trying || !server.isOn() || tried(server, folder, row);
            allWork &= works;
            rows.add(row.build());
        }
        List<String> problems = servers.problems();
        problems.forEach(invocation::message);
        if (rows.isEmpty() && problems.isEmpty()) {
            invocation.message("No server is named. They are named in the setting mcp.servers: rust-ai-ide config.");
        }
        invocation.print(Json.object().put("servers", Json.array(rows)).put("problems", Json.strings(problems))
                .build());
        return allWork && problems.isEmpty() ? ExitCode.OK : ExitCode.FINDINGS;
    }

    private boolean tried(McpServer server, Path folder, Json.ObjectBuilder row) throws InterruptedException {
        try {
            Tried tried = Answers.await(servers.tryOut(server, folder));
            invocation.print("    tools: " + String.join(", ", tried.tools()));
            var leftOut = Json.object();
            tried.leftOut().forEach((tool, why) -> {
                invocation.print("    not " + tool + ": " + why);
                leftOut.put(tool, why);
            });
            row.put("works", true).put("offered", Json.strings(tried.tools())).put("leftOut", leftOut.build());
            return true;
        } catch (FailureException failed) {
            Failure failure = failed.failure();
            invocation.print("    " + failure.why() + ' ' + failure.nextStep());
            row.put("works", false).put("why", failure.why()).put("nextStep", failure.nextStep());
            return false;
        }
    }
}
