package dev.rustaiide.system.mcp.internal;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

import dev.rustaiide.ai.assistant.AgentSession;
import dev.rustaiide.ai.assistant.AgentTool;
import dev.rustaiide.ai.assistant.ToolAnswer;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.common.SafeText;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.security.Redactor;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.serialization.JsonException;
import dev.rustaiide.system.mcp.McpServer;
import dev.rustaiide.system.mcp.McpToolUsed;
import dev.rustaiide.system.mcp.internal.OfferedTools.Offered;

/**
 * A tool of a server, for the agent. What the server says of it, such as that it only reads, is nothing to rely on: a
 * program counts as one that is run, an address as another machine.
 */
record RemoteTool(McpServer server, Offered offered, Connection connection, Redactor redactor, Duration patience,
        Consumer<Record> events) implements AgentTool {
    @Override
    public String name() {
        return offered.name();
    }

    @Override
    public String description() {
        return offered.description();
    }

    @Override
    public Json parameters() {
        return offered.schema();
    }

    @Override
    public Effect effect() {
        return server.command().isEmpty() ? Effect.NETWORK : Effect.RUN;
    }

    @Override
    public String subject(Json arguments) {
        return SafeText.line(server.name() + ' ' + offered.own() + ' ' + arguments.print());
    }

    @Override
    public Call<ToolAnswer> use(Json arguments, AgentSession session) {
        Duration left = session.left();
        Duration most = left.compareTo(patience) < 0 ? left : patience;
        return Call.start("mcp " + offered.name(), scope -> use(arguments, most));
    }

    private ToolAnswer use(Json arguments, Duration most) throws Exception {
        String written = redactor.redact(arguments.print());
        String outcome = "failed";
        int received = 0;
        try {
            Json result = connection.use(offered.own(), readable(written), most);
            String text = Told.text(result);
            received = text.length();
            boolean failed = result.flag("isError", false);
            outcome = failed ? "failed" : "done";
            return new ToolAnswer(text, failed ? "it failed" : received + " characters", List.of(), failed);
        } catch (InterruptedException stopped) {
            outcome = "cancelled";
            throw stopped;
        } finally {
            events.accept(new McpToolUsed(server.name(), offered.own(), outcome, written.length(), received));
        }
    }

    private Json readable(String written) throws FailureException {
        try {
            return Json.parse(written);
        } catch (JsonException cutThrough) {
            throw Told.failure(server.name(), "Its arguments had a secret in them.", "Leave the secret out.");
        }
    }
}
