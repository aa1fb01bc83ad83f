package dev.rustaiide.foundation.validation.internal;

import java.util.HashMap;
import java.util.Map;

import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.serialization.JsonException;

/**
 * Where each value of a JSON text starts, found by one walk through text that is known to be JSON, with or without
 * comments. For one thread while it is made, immutable then.
 */
public final class JsonPlaces {
    private final Map<String, Integer> offsets = new HashMap<>();
    private final String text;
    private int at;

    private JsonPlaces(String text) {
        this.text = text;
    }

    /** A line and a column in UTF-16 units, both from one. */
    public record Place(int line, int column) {}

    public static JsonPlaces of(String text) {
        var places = new JsonPlaces(text);
        places.at = text.startsWith("\ufeff") ? 1 : 0;
        places.value("");
        return places;
    }

    /** A name as it stands in a pointer. */
    public static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    /** Where the value starts, or else the nearest one around it that is there. */
    public Place of(String pointer, String in) {
        String known = pointer;
        while (!offsets.containsKey(known) && !known.isEmpty()) {
            known = known.substring(0, Math.max(0, known.lastIndexOf('/')));
        }
        int offset = offsets.getOrDefault(known, 0);
        int line = 1 + (int) in.substring(0, offset).chars().filter(c -> c == '\n').count();
        return new Place(line, offset - in.lastIndexOf('\n', offset - 1));
    }

    private void value(String pointer) {
        skip();
        offsets.put(pointer, at);
        switch (text.charAt(at)) {
            case '{' -> object(pointer);
            case '[' -> array(pointer);
            case '"' -> string();
            default -> word();
        }
    }

    private void object(String pointer) {
        at++;
        for (skip(); text.charAt(at) != '}'; skip()) {
            String name = string();
            skip();
            at++;
            value(pointer + '/' + escaped(name));
            comma();
        }
        at++;
    }

    private void array(String pointer) {
        at++;
        int index = 0;
        for (skip(); text.charAt(at) != ']'; skip()) {
            value(pointer + '/' + index++);
            comma();
        }
        at++;
    }

    private void comma() {
        skip();
        if (text.charAt(at) == ',') {
            at++;
        }
    }

    private String string() {
        int start = at++;
        while (text.charAt(at) != '"') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        at++;
        String raw = text.substring(start, at);
        try {
            return raw.indexOf('\\') < 0 ? raw.substring(1, raw.length() - 1) : Json.parse(raw).asString().orElse("");
        } catch (JsonException unreachable) {
            throw new IllegalStateException("text that was JSON is none", unreachable);
        }
    }

    private void word() {
        while (at < text.length() && ",]}/ \t\r\n".indexOf(text.charAt(at)) < 0) {
            at++;
        }
    }

    /** Blanks and comments. */
    private void skip() {
        while (at < text.length()) {
            if (text.startsWith("//", at)) {
                int end = text.indexOf('\n', at);
                at = end < 0 ? text.length() : end;
            } else if (text.startsWith("/*", at)) {
                at = text.indexOf("*/", at + 2) + 2;
            } else if (Character.isWhitespace(text.charAt(at))) {
                at++;
            } else {
                return;
            }
        }
    }
}
