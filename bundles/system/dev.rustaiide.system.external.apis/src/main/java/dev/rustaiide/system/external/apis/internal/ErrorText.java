package dev.rustaiide.system.external.apis.internal;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.rustaiide.foundation.common.SafeText;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.serialization.JsonException;

/** What a server says about an error, as a line for people: the words of a stranger, so cut and made harmless. */
final class ErrorText {
    private static final int LONGEST = 300;
    private static final Pattern TITLE = Pattern.compile("(?is)<title[^>]*>([^<]{1,2000})</title");

    /** What the protocols call it if a prompt is longer than the model reads: OpenAI and its like, llama.cpp. */
    private static final Pattern TOO_LONG = Pattern.compile("context_length_exceeded|exceed_context_size_error"
            + "|string_above_max_length|request_too_large");
    /** How servers put it that have no name for it: Anthropic, Ollama, vLLM, TGI. */
    private static final Pattern SAID_TOO_LONG = Pattern.compile("(?i)context (length|window|size)|prompt is too long"
            + "|too many (input )?tokens|input( length)? (is too long|exceeds)|maximum (context|number of tokens)");

    private ErrorText() {}

    /** Whether an error, of any of the protocols, says that the prompt is longer than the model reads. */
    static boolean isTooLong(Json error) {
        Json inner = error.get("error");
        return TOO_LONG.matcher(inner.string("code", "")).matches()
                || TOO_LONG.matcher(inner.string("type", "")).matches() || SAID_TOO_LONG.matcher(of(error)).find();
    }

    /** As {@link #isTooLong(Json)}, of a body of any kind. */
    static boolean isTooLong(String body) {
        try {
            return isTooLong(Json.parse(body));
        } catch (JsonException page) {
            return false;
        }
    }

    /** Of a body of any kind; empty if nothing in it is a message. */
    static String of(String body) {
        try {
            return of(Json.parse(body));
        } catch (JsonException page) {
            Matcher title = TITLE.matcher(body);
            boolean hasTitle = title.find();
            return line(hasTitle ? title.group(1) : body.contains("<") ? "" : body);
        }
    }

    /** The message in {@code error}, in any of the forms that are in use. */
    static String of(Json error) {
        Json inner = error.get("error");
        return line(inner.optionalString("message").or(inner::asString).or(() -> error.optionalString("message"))
                .or(() -> error.optionalString("detail")).orElse(""));
    }

    /** As a whole sentence. */
    static String sentence(String text) {
        return text.matches("(?s).*[.!?…]") ? text : text + '.';
    }

    static String line(String text) {
        String line = SafeText.line(text.strip().replaceAll("\\s+", " "));
        return line.length() <= LONGEST ? line
                : line.substring(0, line.offsetByCodePoints(0, line.codePointCount(0, LONGEST - 1))) + '…';
    }
}
