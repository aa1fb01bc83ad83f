package dev.rustaiide.foundation.error.internal;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A JSON object that is written member by member. Of our own, since {@code foundation.serialization} stands above this
 * bundle: it fails with failures of it. For one thread.
 */
public final class JsonLine {
    private final StringBuilder members = new StringBuilder();

    public JsonLine put(String name, String value) {
        return member(name, quoted(value));
    }

    public JsonLine put(String name, long value) {
        return member(name, Long.toString(value));
    }

    public JsonLine put(String name, JsonLine value) {
        return member(name, value.toString());
    }

    public JsonLine put(String name, List<JsonLine> values) {
        return member(name, values.stream().map(JsonLine::toString).collect(Collectors.joining(",", "[", "]")));
    }

    private JsonLine member(String name, String value) {
        members.append(members.isEmpty() ? "" : ",").append(quoted(name)).append(':').append(value);
        return this;
    }

    /** Control characters and lone surrogates are escaped: what is written can be encoded. */
    private static String quoted(String text) {
        var quoted = new StringBuilder(text.length() + 2).append('"');
        text.codePoints().forEach(c -> {
            if (c == '"' || c == '\\') {
                quoted.append('\\').append((char) c);
            } else if (c < ' ' || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
                quoted.append(String.format("\\u%04x", c));
            } else {
                quoted.appendCodePoint(c);
            }
        });
        return quoted.append('"').toString();
    }

    @Override
    public String toString() {
        return "{" + members + "}";
    }
}
