package dev.rustaiide.ai.inference;

import java.util.ArrayList;
import java.util.List;

import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.serialization.JsonException;

/**
 * How models that run here are told of tools and ask for them: as Hermes and Qwen were trained, JSON between
 * {@value #BEGIN} and {@value #END}. What a tool gave comes back between {@code <tool_response>} tags.
 */
public final class ToolCalls {
    public static final String BEGIN = "<tool_call>";
    public static final String END = "</tool_call>";

    private ToolCalls() {}

    /** What the instructions say of {@code tools}; nothing if there are none. */
    public static String instructions(List<Tool> tools) {
        if (tools.isEmpty()) {
            return "";
        }
        var text = new StringBuilder("\n\n# Tools\n\nYou may call one or more functions to assist with the user query."
                + "\n\nYou are provided with function signatures within <tools></tools> XML tags:\n<tools>\n");
        for (Tool tool : tools) {
            Json function = Json.object().put("name", tool.name()).put("description", tool.description())
                    .put("parameters", tool.parameters()).build();
            text.append(Json.object().put("type", "function").put("function", function).build().print()).append('\n');
        }
        return text.append("</tools>\n\nFor each function call, return a json object with function name and arguments "
                + "within " + BEGIN + END + " XML tags:\n" + BEGIN
                + "\n{\"name\": <function-name>, \"arguments\": <args-json-object>}\n" + END).toString();
    }

    /**
     * What may follow {@value #BEGIN}, to {@value #END}: a question to one of {@code tools}, in llama.cpp's GBNF.
     * Whatever a tool's schema says beyond what {@link JsonGrammar} understands is for the tool to check.
     */
    public static String grammar(List<Tool> tools) {
        var text = new StringBuilder();
        List<String> names = new ArrayList<>();
        for (Tool tool : tools) {
            String name = "tool" + names.size();
            names.add(name);
            text.append(name).append(" ::= \"{\" space \"\\\"name\\\":\" space \"\\\"").append(tool.name())
                    .append("\\\",\" space \"\\\"arguments\\\":\" space ").append(name)
                    .append("-root space \"}\"\n").append(JsonGrammar.rules(name + '-', tool.parameters()));
        }
        return "root ::= space ( " + String.join(" | ", names) + " ) space \"" + END + "\"\n" + text
                + JsonGrammar.COMMON;
    }

    /** An answer as the model wrote it. */
    public static String answer(String text, List<ToolUse> uses) {
        var whole = new StringBuilder(text);
        for (ToolUse use : uses) {
            Json call = Json.object().put("name", use.name()).put("arguments", use.arguments()).build();
            whole.append(whole.isEmpty() ? "" : "\n").append(BEGIN).append('\n').append(call.print()).append('\n')
                    .append(END);
        }
        return whole.toString();
    }

    /** What a tool gave, as it is handed to the model. */
    public static String result(String text, boolean failed) {
        return "<tool_response>\n" + (failed ? "It failed: " : "") + text + "\n</tool_response>";
    }

    /**
     * What the model asks for.
     *
     * @param calls what it wrote from the first {@value #BEGIN} on
     * @param before how many uses the conversation had
     * @throws FailureException if it cannot be read as that
     */
    public static List<ToolUse> parse(String calls, int before) throws FailureException {
        List<ToolUse> uses = new ArrayList<>();
        for (int at = calls.indexOf(BEGIN); at >= 0; at = calls.indexOf(BEGIN, at + 1)) {
            int next = calls.indexOf(BEGIN, at + 1);
            int end = calls.indexOf(END, at);
            int limit = end >= 0 && (next < 0 || end < next) ? end : next >= 0 ? next : calls.length();
            uses.add(use(calls.substring(at + BEGIN.length(), limit).strip(), before + uses.size() + 1));
        }
        return uses;
    }

    private static ToolUse use(String text, int number) throws FailureException {
        try {
            Json call = Json.parse(text);
            return new ToolUse("call_" + number, call.string("name"), arguments(call.get("arguments")));
        } catch (JsonException wrong) {
            throw new FailureException(new Failure.Other("Cannot use a tool.",
                    "The model asks for one in a way that is no call: " + wrong.getMessage() + '.',
                    "Ask again, or choose a model that was trained to use tools."), wrong);
        }
    }

    /** Some models write an object as a string. */
    private static Json arguments(Json value) throws JsonException {
        return value.asString().isPresent() ? Json.parse(value.asString().get())
                : value.isNull() ? Json.object().build() : value;
    }
}
