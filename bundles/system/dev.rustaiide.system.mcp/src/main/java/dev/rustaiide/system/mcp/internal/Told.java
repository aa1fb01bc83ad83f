package dev.rustaiide.system.mcp.internal;

import java.util.ArrayList;

import dev.rustaiide.foundation.common.SafeText;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.serialization.Json;

/** Words of servers: those of strangers, so cut and made harmless. */
final class Told {
    private static final int LINE = 300;
    private static final int ANSWER = 200_000;

    private Told() {}

    static String line(String text) {
        return cut(SafeText.line(text.strip()), LINE);
    }

    static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
        return text.substring(0, end) + '…';
    }

    /** What the content of a result says; what is no text is named. */
    static String text(Json result) {
        var parts = new ArrayList<String>();
        for (Json part : result.get("content").items()) {
            parts.add(switch (part.string("type", "")) {
                case "text" -> part.string("text", "");
                case "image", "audio" -> "[" + part.string("type", "") + ", " + line(part.string("mimeType", "?"))
                        + ", not shown]";
                case "resource_link" -> "[" + line(part.string("uri", "?")) + "]";
                case "resource" -> part.get("resource").string("text",
                        "[" + line(part.get("resource").string("uri", "?")) + ", no text]");
                default -> "";
            });
        }
        String text = String.join("\n", parts);
        boolean isValue = text.isBlank() && !result.get("structuredContent").isNull();
        return cut(isValue ? result.get("structuredContent").print() : text, ANSWER);
    }

    static FailureException failure(String server, String why, String nextStep) {
        return new FailureException(new Failure.Other("Cannot use " + server + '.', why, nextStep));
    }
}
