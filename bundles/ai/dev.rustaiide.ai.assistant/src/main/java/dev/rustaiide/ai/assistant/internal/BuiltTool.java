package dev.rustaiide.ai.assistant.internal;

import java.util.function.Function;

import dev.rustaiide.ai.assistant.AgentSession;
import dev.rustaiide.ai.assistant.AgentTool;
import dev.rustaiide.ai.assistant.ToolAnswer;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Scope;
import dev.rustaiide.foundation.serialization.Json;

/** A tool of ours, which may know more of the session than others. */
record BuiltTool(String name, String description, Parameters form, Effect effect, Function<Json, String> says,
        Use work) implements AgentTool {
    /** What it does. */
    interface Use {
        ToolAnswer use(Json arguments, Session session, Scope scope) throws Exception;
    }

    @Override
    public Json parameters() {
        return form.schema();
    }

    @Override
    public String subject(Json arguments) {
        return says.apply(arguments);
    }

    @Override
    public Call<ToolAnswer> use(Json arguments, AgentSession session) {
        if (!(session instanceof Session own)) {
            throw new IllegalArgumentException("a session of somebody else");
        }
        return Call.start(name, scope -> work.use(arguments, own, scope));
    }
}
