package dev.rustaiide.system.mcp.internal;

import java.util.Map;

import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.serialization.Json;

/** The arguments of a use of a tool, which fit it. */
record ToolValues(Json values) {
    /** @throws FailureException that tells a model what to write instead */
    static ToolValues of(ServedTool tool, Json arguments) throws FailureException {
        if (!(arguments instanceof Json.Obj) && !arguments.isNull()) {
            throw wrong(tool, "The arguments are no object.");
        }
        for (Map.Entry<String, Json> given : arguments.members().entrySet()) {
            ToolField field = tool.fields().get(given.getKey());
            if (field == null) {
                throw wrong(tool, "There is no argument “" + given.getKey() + "”.");
            }
            if (!field.fits(given.getValue())) {
                throw wrong(tool, "“" + given.getKey() + "” must be " + field.rule() + '.');
            }
        }
        for (Map.Entry<String, ToolField> field : tool.fields().entrySet()) {
            if (field.getValue().isNeeded() && !arguments.members().containsKey(field.getKey())) {
                throw wrong(tool, "“" + field.getKey() + "” is missing.");
            }
        }
        return new ToolValues(arguments);
    }

    private static FailureException wrong(ServedTool tool, String why) {
        return new FailureException(new Failure.Other("Cannot use " + tool.name() + '.', why,
                "It takes " + String.join(", ", tool.fields().keySet()) + '.'));
    }

    String text(String name) {
        return values.string(name, "");
    }

    boolean flag(String name) {
        return values.flag(name, false);
    }

    boolean has(String name) {
        return values.members().containsKey(name);
    }

    /** Within bounds, whatever was written. */
    int number(String name, int otherwise, int least, int most) {
        return (int) Math.clamp(values.number(name, otherwise), least, most);
    }
}
