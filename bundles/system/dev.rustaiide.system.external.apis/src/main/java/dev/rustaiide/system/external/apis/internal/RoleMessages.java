package dev.rustaiide.system.external.apis.internal;

import java.util.List;
import java.util.function.Function;

import dev.rustaiide.ai.inference.Message;
import dev.rustaiide.ai.inference.Tool;
import dev.rustaiide.ai.inference.ToolUse;
import dev.rustaiide.foundation.serialization.Json;

/** What was said by whom, with tools as functions: as OpenAI and all who follow it write it. */
final class RoleMessages {
    private RoleMessages() {}

    static Json.ObjectBuilder said(String role, String text) {
        return Json.object().put("role", role).put("content", text);
    }

    /**
     * One message.
     *
     * @param use how a use of a tool is written
     * @param result how what came of one is
     */
    static Json message(Message message, Function<ToolUse, Json> use, Function<Message.Result, Json> result) {
        return switch (message) {
            case Message.Instructions(String text) -> said("system", text).build();
            case Message.Question(String text) -> said("user", text).build();
            case Message.Answer(String text, List<ToolUse> uses) -> {
                var answer = said("assistant", text);
                yield (uses.isEmpty() ? answer
                        : answer.put("tool_calls", Json.array(uses.stream().map(use).toList()))).build();
            }
            case Message.Result told -> result.apply(told);
        };
    }

    static Json tool(Tool tool) {
        return Json.object().put("type", "function").put("function", Json.object().put("name", tool.name())
                .put("description", tool.description()).put("parameters", tool.parameters()).build()).build();
    }
}
