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

/**
 * Chat completions and completions as OpenAI has them (platform.openai.com/docs/api-reference/chat) and many others
 * after it.
 */
record OpenAiDialect(Provider provider) implements Dialect {
    private static final String OLD_LIMIT = "max_tokens";
    private static final String NEW_LIMIT = "max_completion_tokens";
    private static final int MOST_STOPS = 4;

    @Override
    public URI address(Prompt prompt) {
        return versioned(prompt instanceof Prompt.Chat ? "/chat/completions" : "/completions");
    }

    /** People leave the version away, since it is always this one. */
    private URI versioned(String path) {
        String own = provider.address().getRawPath();
        return Dialect.below(provider, (own.isEmpty() || own.equals("/") ? "/v1" : "") + path);
    }

    @Override
    public Json body(String model, Prompt prompt, Decoding decoding, Set<String> without) throws FailureException {
        var body = Json.object().put("model", model).put("stream", true);
        switch (prompt) {
            case Prompt.Chat(List<Message> messages, List<Tool> tools) -> {
                body.put("messages", Json.array(messages.stream().map(OpenAiDialect::message).toList()));
                if (!tools.isEmpty()) {
                    body.put("tools", Json.array(tools.stream().map(RoleMessages::tool).toList()));
                }
            }
            case Prompt.Text(String before, String after, _, _) -> {
                body.put("prompt", before);
                if (!after.isEmpty()) {
                    body.put("suffix", after);
                }
            }
        }
        // The old word is understood by all servers but OpenAI's own with their newer models, which name the new one.
        body.put(without.contains(OLD_LIMIT) ? NEW_LIMIT : OLD_LIMIT, decoding.most());
        var optional = Json.object().put("temperature", Json.of(decoding.temperature())).put("seed", decoding.seed())
                .put("stream_options", Json.object().put("include_usage", true).build());
        if (decoding.topP() < 1) {
            optional.put("top_p", Json.of(decoding.topP()));
        }
        if (!decoding.stops().isEmpty()) {
            optional.put("stop", Json.strings(decoding.stops().stream().limit(MOST_STOPS).toList()));
        }
        optional.build().members().forEach((name, value) -> {
            if (!without.contains(name)) {
                body.put(name, value);
            }
        });
        constrain(body, decoding.constraint());
        return body.build();
    }

    private void constrain(Json.ObjectBuilder body, Constraint constraint) throws FailureException {
        switch (constraint) {
            case Constraint.Free() -> { }
            case Constraint.Schema(Json schema) -> body.put("response_format", Json.object().put("type", "json_schema")
                    .put("json_schema", Json.object().put("name", "answer").put("strict", true).put("schema", schema)
                            .build())
                    .build());
            case Constraint.Grammar _ -> throw Dialect.unsaid(provider, constraint);
        }
    }

    private static Json message(Message message) {
        return RoleMessages.message(message, OpenAiDialect::use, result -> RoleMessages.said("tool",
                Dialect.told(result)).put("tool_call_id", result.use()).build());
    }

    private static Json use(ToolUse use) {
        return Json.object().put("id", use.id()).put("type", "function").put("function", Json.object()
                .put("name", use.name()).put("arguments", ToolArguments.written(use.arguments())).build()).build();
    }

    @Override
    public Set<String> dispensable() {
        return Set.of(OLD_LIMIT, "temperature", "top_p", "seed", "stop", "stream_options");
    }

    @Override
    public Map<String, String> headers(String key) {
        return key.isEmpty() ? Map.of() : Map.of("Authorization", "Bearer " + key);
    }

    @Override
    public boolean hasEvents() {
        return true;
    }

    @Override
    public Reading reading() {
        return OpenAiDialect::read;
    }

    private static boolean read(Json event, Draft draft) throws ServerError {
        if (!event.get("error").isNull()) {
            throw new ServerError(event, event.get("error").number("code", 0) >= 500);
        }
        usage(event.get("usage"), draft);
        for (Json choice : event.get("choices").items()) {
            Json delta = choice.get("delta");
            draft.write(choice.string("text", delta.string("content", "")));
            draft.think(delta.string("reasoning_content", delta.string("reasoning", "")));
            for (Json call : delta.get("tool_calls").items()) {
                Json function = call.get("function");
                draft.use((int) call.number("index", 0), call.string("id", ""), function.string("name", ""),
                        function.string("arguments", ""));
            }
            switch (choice.string("finish_reason", "")) {
                case "" -> { }
                case "length" -> draft.end(Ending.LENGTH);
                case "tool_calls", "function_call" -> draft.end(Ending.TOOLS);
                case "content_filter" -> throw new ServerError("the provider withholds the answer", false);
                default -> draft.end(choice.get("stop_reason").asString().isPresent() ? Ending.STOP : Ending.COMPLETE);
            }
        }
        return false;
    }

    private static void usage(Json usage, Draft draft) {
        if (!usage.isNull()) {
            draft.count(usage.number("prompt_tokens", 0),
                    usage.get("prompt_tokens_details").number("cached_tokens", 0),
                    usage.number("completion_tokens", 0));
        }
    }

    @Override
    public URI modelsAddress() {
        return versioned("/models");
    }

    @Override
    public List<String> models(Json told) {
        var names = new ArrayList<String>();
        told.get("data").items().forEach(model -> model.optionalString("id").ifPresent(names::add));
        return names;
    }
}
