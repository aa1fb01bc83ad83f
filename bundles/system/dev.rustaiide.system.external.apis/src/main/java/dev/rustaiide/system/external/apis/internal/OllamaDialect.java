package dev.rustaiide.system.external.apis.internal;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.rustaiide.ai.inference.Constraint;
import dev.rustaiide.ai.inference.Decoding;
import dev.rustaiide.ai.inference.Generation.Ending;
import dev.rustaiide.ai.inference.Message;
import dev.rustaiide.ai.inference.Prompt;
import dev.rustaiide.ai.inference.Tool;
import dev.rustaiide.ai.inference.ToolUse;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.system.external.apis.Provider;

/** Ollama's own protocol (github.com/ollama/ollama, docs/api.md), which knows of the window, unlike the other. */
record OllamaDialect(Provider provider) implements Dialect {
    @Override
    public URI address(Prompt prompt) {
        return Dialect.below(provider, prompt instanceof Prompt.Chat ? "/api/chat" : "/api/generate");
    }

    @Override
    public Json body(String model, Prompt prompt, Decoding decoding, Set<String> without) throws FailureException {
        // What does not fit is refused by servers that know the word, rather than cut off without a sound.
        var body = Json.object().put("model", model).put("stream", true).put("truncate", false)
                .put("options", options(decoding));
        switch (prompt) {
            case Prompt.Chat(List<Message> messages, List<Tool> tools) -> {
                body.put("messages",
                        Json.array(messages.stream().map(message -> message(message, messages)).toList()));
                if (!tools.isEmpty()) {
                    body.put("tools", Json.array(tools.stream().map(RoleMessages::tool).toList()));
                }
            }
            case Prompt.Text(String before, String after, _, _) -> {
                body.put("prompt", before);
                if (after.isEmpty()) {
                    body.put("raw", true);
                } else {
                    body.put("suffix", after);
                }
            }
        }
        switch (decoding.constraint()) {
            case Constraint.Free() -> { }
            case Constraint.Schema(Json schema) -> body.put("format", schema);
            case Constraint.Grammar grammar -> throw Dialect.unsaid(provider, grammar);
        }
        return body.build();
    }

    private Json options(Decoding decoding) {
        var options = Json.object().put("num_ctx", provider.window()).put("num_predict", decoding.most())
                .put("temperature", Json.of(decoding.temperature())).put("top_p", Json.of(decoding.topP()))
                .put("seed", decoding.seed());
        return (decoding.stops().isEmpty() ? options : options.put("stop", Json.strings(decoding.stops()))).build();
    }

    private static Json message(Message message, List<Message> all) {
        return RoleMessages.message(message, OllamaDialect::use, result -> RoleMessages.said("tool",
                Dialect.told(result)).put("tool_name", Dialect.tool(result, all)).put("tool_call_id", result.use())
                .build());
    }

    private static Json use(ToolUse use) {
        return Json.object().put("id", use.id()).put("function", Json.object().put("name", use.name())
                .put("arguments", ToolArguments.object(use.arguments())).build()).build();
    }

    @Override
    public Set<String> dispensable() {
        return Set.of();
    }

    @Override
    public Map<String, String> headers(String key) {
        return key.isEmpty() ? Map.of() : Map.of("Authorization", "Bearer " + key);
    }

    @Override
    public boolean hasEvents() {
        return false;
    }

    @Override
    public Reading reading() {
        return new Lines();
    }

    /** Calls come whole and need not have a number. */
    private static final class Lines implements Reading {
        private int calls;

        @Override
        public boolean read(Json event, Draft draft) throws ServerError {
            if (event.get("error").asString().isPresent()) {
                throw new ServerError(event, false);
            }
            Json message = event.get("message");
            draft.write(message.string("content", event.string("response", "")));
            draft.think(message.string("thinking", ""));
            for (Json call : message.get("tool_calls").items()) {
                Json function = call.get("function");
                draft.use(calls++, call.string("id", ""), function.string("name", ""),
                        ToolArguments.written(function.get("arguments")));
            }
            if (!event.flag("done", false)) {
                return false;
            }
            draft.count(event.number("prompt_eval_count", 0), 0, event.number("eval_count", 0));
            draft.end(event.string("done_reason", "").equals("length") ? Ending.LENGTH : Ending.COMPLETE);
            return true;
        }
    }

    @Override
    public URI modelsAddress() {
        return Dialect.below(provider, "/api/tags");
    }

    @Override
    public List<String> models(Json told) {
        var names = new ArrayList<String>();
        told.get("models").items().forEach(model -> model.optionalString("name").ifPresent(names::add));
        return names;
    }
}
