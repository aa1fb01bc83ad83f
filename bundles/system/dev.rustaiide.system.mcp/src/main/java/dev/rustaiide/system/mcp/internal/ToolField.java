package dev.rustaiide.system.mcp.internal;

import dev.rustaiide.foundation.serialization.Json;

/**
 * An argument of a tool.
 *
 * @param description for models
 */
record ToolField(Kind kind, boolean isNeeded, String description) {
    private static final int LONGEST = 10_000;

    /** What it is. */
    enum Kind {
        TEXT("string"), NUMBER("integer"), FLAG("boolean");

        private final String type;

        Kind(String type) {
            this.type = type;
        }
    }

    static ToolField text(String description) {
        return new ToolField(Kind.TEXT, true, description);
    }

    static ToolField number(String description) {
        return new ToolField(Kind.NUMBER, true, description);
    }

    static ToolField flag(String description) {
        return new ToolField(Kind.FLAG, false, description);
    }

    ToolField optional() {
        return new ToolField(kind, false, description);
    }

    Json json() {
        return Json.object().put("type", kind.type).put("description", description).build();
    }

    boolean fits(Json value) {
        return switch (kind) {
            case TEXT -> value.asString().filter(text -> text.length() <= LONGEST).isPresent();
            case NUMBER -> value.asLong().isPresent();
            case FLAG -> value.asBoolean().isPresent();
        };
    }

    String rule() {
        return switch (kind) {
            case TEXT -> "a text of at most " + LONGEST + " characters";
            case NUMBER -> "a whole number";
            case FLAG -> "true or false";
        };
    }
}
