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
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.system.external.apis.Provider;

/** Messages as Anthropic has them (platform.claude.com/docs/en/api/messages). There is no seed in it. */
record AnthropicDialect(Provider provider) implements Dialect {
    private static final String VERSION = "2023-06-01";

    @Override
    public URI address(Prompt prompt) {
        return versioned("/messages");
    }

    private URI versioned(String path) {
        return Dialect.below(provider, (provider.address().getRawPath().matches(".*/v1/?") ? "" : "/v1") + path);
    }

    @Override
    public Json body(String model, Prompt prompt, Decoding decoding, Set<String> without) throws FailureException {
        if (!(prompt instanceof Prompt.Chat(List<Message> messages, List<Tool> tools))) {
            throw new FailureException(new Failure.Other("Cannot have code completed by " + provider.name() + '.',
                    "Its protocol (anthropic) answers questions only.", "Use another model to complete code."));
        }
        var body = Json.object().put("model", model).put("stream", true).put("max_tokens", decoding.most())
                .put("messages", conversation(messages));
        String instructions = String.join("\n\n", messages.stream()
                .filter(message -> message instanceof Message.Instructions).map(Message::text).toList());
        if (!instructions.isBlank()) {
            body.put("system", instructions);
        }
        if (!tools.isEmpty()) {
            body.put("tools", Json.array(tools.stream().map(AnthropicDialect::tool).toList()));
        }
        if (!without.contains("temperature")) {
            body.put("temperature", Json.of(Math.min(1, decoding.temperature())));
        }
        if (decoding.topP() < 1 && !without.contains("top_p")) {
            body.put("top_p", Json.of(decoding.topP()));
        }
        List<String> stops = decoding.stops().stream().filter(stop -> !stop.isBlank()).toList();
        if (!stops.isEmpty()) {
            body.put("stop_sequences", Json.strings(stops));
        }
        switch (decoding.constraint()) {
            case Constraint.Free() -> { }
            case Constraint.Schema(Json schema) -> body.put("output_config", Json.object().put("format", Json.object()
                    .put("type", "json_schema").put("schema", schema).build()).build());
            case Constraint.Grammar grammar -> throw Dialect.unsaid(provider, grammar);
        }
        return body.build();
    }

    /** The two take turns, so what one of them says in several messages is one; nothing at all cannot be said. */
    private static Json conversation(List<Message> messages) {
        var turns = new ArrayList<Json>();
        String speaker = "";
        var blocks = new ArrayList<Json>();
        for (Message message : messages) {
            String role = message instanceof Message.Answer ? "assistant" : "user";
            List<Json> said = blocks(message);
            if (!said.isEmpty()) {
                if (!role.equals(speaker) && !blocks.isEmpty()) {
                    turns.add(turn(speaker, blocks));
                    blocks.clear();
                }
                speaker = role;
                blocks.addAll(said);
            }
        }
        if (!blocks.isEmpty()) {
            turns.add(turn(speaker, blocks));
        }
        return Json.array(turns);
    }

    private static Json turn(String role, List<Json> blocks) {
        return Json.object().put("role", role).put("content", Json.array(blocks)).build();
    }

    private static List<Json> blocks(Message message) {
        var blocks = new ArrayList<Json>();
        switch (message) {
            case Message.Instructions _ -> { }
            case Message.Question(String text) -> addText(text, blocks);
            case Message.Answer(String text, List<ToolUse> uses) -> {
                addText(text, blocks);
                uses.forEach(use -> blocks.add(Json.object().put("type", "tool_use").put("id", id(use.id()))
                        .put("name", use.name()).put("input", ToolArguments.object(use.arguments())).build()));
            }
            case Message.Result(String use, String text, boolean failed) -> blocks.add(Json.object()
                    .put("type", "tool_result").put("tool_use_id", id(use)).put("content", text)
                    .put("is_error", failed).build());
        }
        return blocks;
    }

    private static void addText(String text, List<Json> blocks) {
        if (!text.isBlank()) {
            blocks.add(Json.object().put("type", "text").put("text", text).build());
        }
    }

    /** An id that another model's server may have made. */
    private static String id(String id) {
        return id.isEmpty() ? "_" : id.replaceAll("[^A-Za-z0-9_-]", "_");
    }

    private static Json tool(Tool tool) {
        return Json.object().put("name", tool.name()).put("description", tool.description())
                .put("input_schema", tool.parameters()).build();
    }

    @Override
    public Set<String> dispensable() {
        return Set.of("temperature", "top_p");
    }

    @Override
    public Map<String, String> headers(String key) {
        return key.isEmpty() ? Map.of("anthropic-version", VERSION)
                : Map.of("anthropic-version", VERSION, "x-api-key", key);
    }

    @Override
    public boolean hasEvents() {
        return true;
    }

    @Override
    public Reading reading() {
        return new Events();
    }

    /** What was read is told at the beginning, what was written at the end. */
    private static final class Events implements Reading {
        private long read;
        private long reused;

        @Override
        public boolean read(Json event, Draft draft) throws ServerError {
            switch (event.string("type", "")) {
                case "message_start" -> {
                    Json usage = event.get("message").get("usage");
                    reused = usage.number("cache_read_input_tokens", 0);
                    read = usage.number("input_tokens", 0) + reused + usage.number("cache_creation_input_tokens", 0);
                    draft.count(read, reused, usage.number("output_tokens", 0));
                }
                case "content_block_start" -> {
                    Json block = event.get("content_block");
                    draft.write(block.string("text", ""));
                    if (block.string("type", "").equals("tool_use")) {
                        draft.use(index(event), block.string("id", ""), block.string("name", ""), "");
                    }
                }
                case "content_block_delta" -> {
                    Json delta = event.get("delta");
                    draft.write(delta.string("text", ""));
                    draft.think(delta.string("thinking", ""));
                    delta.optionalString("partial_json").ifPresent(part -> draft.use(index(event), "", "", part));
                }
                case "message_delta" -> {
                    draft.count(read, reused, event.get("usage").number("output_tokens", 0));
                    end(event.get("delta").string("stop_reason", ""), draft);
                }
                case "error" -> {
                    String type = event.get("error").string("type", "");
                    throw new ServerError(event,
                            type.equals("overloaded_error") || type.equals("api_error"));
                }
                case "message_stop" -> {
                    return true;
                }
                default -> { } // pings, and what will be added
            }
            return false;
        }

        private static int index(Json event) {
            return (int) event.number("index", 0);
        }

        private static void end(String reason, Draft draft) throws ServerError {
            switch (reason) {
                case "" -> { }
                case "max_tokens" -> draft.end(Ending.LENGTH);
                case "model_context_window_exceeded" -> draft.end(Ending.WINDOW);
                case "stop_sequence" -> draft.end(Ending.STOP);
                case "tool_use" -> draft.end(Ending.TOOLS);
                case "refusal" -> throw new ServerError("the model refuses to answer that", false);
                default -> draft.end(Ending.COMPLETE);
            }
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
