package dev.rustaiide.foundation.serialization;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Any text ends in a value or in a {@link JsonException}, for the strict reader, for the one that takes comments, and
 * for the editor; what can be read can be printed and read again, and an edit does what it says.
 */
public final class JsonFuzz {
    private JsonFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) {
        boolean wide = data.length > 0 && data[0] == 'u';
        String text = new String(data, wide ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8);
        try {
            Json value = Json.parse(text);
            same(value, Json.parse(value.print()));
            same(value, Json.parse(value.printPretty()));
            same(value, Json.parseWithComments(text));
        } catch (JsonException expected) {
            expected.pointer();
        }
        try {
            Json value = Json.parseWithComments(text);
            same(value, Json.parse(value.print()));
        } catch (JsonException expected) {
            expected.pointer();
        }
        edit(text);
    }

    private static void edit(String text) {
        try {
            JsonText edited = JsonText.parse(text).with("fuzz \"ed", Json.of(1))
                    .with("b", Json.strings(List.of("x")));
            same(Json.of(1), edited.root().get("fuzz \"ed"));
            same(Json.NULL, edited.without("b").root().get("b"));
        } catch (JsonException expected) {
            expected.pointer();
        }
    }

    private static void same(Json expected, Json actual) {
        if (!expected.equals(actual)) {
            throw new IllegalStateException(expected.print() + " became " + actual.print());
        }
    }
}
