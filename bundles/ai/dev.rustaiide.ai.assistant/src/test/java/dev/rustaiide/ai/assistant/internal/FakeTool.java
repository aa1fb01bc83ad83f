package dev.rustaiide.ai.assistant.internal;

import java.util.ArrayList;
import java.util.List;

import dev.rustaiide.ai.assistant.AgentSession;
import dev.rustaiide.ai.assistant.AgentTool;
import dev.rustaiide.ai.assistant.ToolAnswer;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.serialization.Json;

/** A tool of somebody else, with whatever effect a test needs; says {@code answer} and remembers what it was asked. */
final class FakeTool implements AgentTool {
    final List<String> uses = new ArrayList<>();
    private final String name;
    private final Effect effect;
    private final String answer;

    FakeTool(String name, Effect effect, String answer) {
        this.name = name;
        this.effect = effect;
        this.answer = answer;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String description() {
        return "Does " + name;
    }

    @Override
    public Json parameters() {
        return Parameters.NONE.text("what", "What is done").schema();
    }

    @Override
    public Effect effect() {
        return effect;
    }

    @Override
    public String subject(Json arguments) {
        return arguments.string("what", "");
    }

    @Override
    public Call<ToolAnswer> use(Json arguments, AgentSession session) {
        uses.add(arguments.string("what", ""));
        return Call.of(ToolAnswer.of(answer, "done"));
    }
}
