package dev.rustaiide.foundation.logging;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.serialization.JsonException;

/**
 * A line of the log.
 *
 * @param time ISO 8601 in UTC with milliseconds
 * @param level TRACE, DEBUG, INFO, WARN or ERROR
 * @param logger mostly the name of a class
 * @param process the id that the system gave it
 * @param sequence counts the records of the process from one, in the order in which they were logged
 * @param correlation the same for all that was done for one reason; empty outside of any call
 * @param values what was told as key and value, and the thread's context
 * @param stack of the exception with its causes, over several lines; empty if there was none
 */
public record LogEntry(String time, String level, String logger, String message, String thread, long process,
        long sequence, String correlation, Map<String, String> values, String stack) {
    public LogEntry {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** The entry that {@code line} holds; empty if it is none, e.g. the rest of an interrupted write. */
    public static Optional<LogEntry> parse(String line) {
        try {
            Json json = Json.parse(line);
            return Optional.of(new LogEntry(json.string("time"), json.string("level"), json.string("logger"),
                    json.string("message"), json.string("thread", ""), json.number("pid", 0), json.number("seq", 0),
                    json.string("correlation", ""), values(json), json.get("exception").string("stack", "")));
        } catch (JsonException noEntry) {
            return Optional.empty();
        }
    }

    private static Map<String, String> values(Json json) {
        Map<String, String> values = new LinkedHashMap<>();
        json.get("context").members().forEach((key, value) -> values.put(key, text(value)));
        json.get("values").members().forEach((key, value) -> values.put(key, text(value)));
        return values;
    }

    private static String text(Json value) {
        return value.asString().orElseGet(value::print);
    }

    /** For people: one line, and below it the stack, indented. */
    public String text() {
        var text = new StringBuilder(time).append(' ').append(level).repeat(' ', Math.max(0, 6 - level.length()))
                .append(logger.substring(logger.lastIndexOf('.') + 1)).append(": ").append(message);
        values.forEach((key, value) -> text.append("  ").append(key).append('=').append(value));
        if (!correlation.isEmpty()) {
            text.append("  [").append(correlation).append(']');
        }
        stack.lines().forEach(line -> text.append("\n    ").append(line.replace("\t", "    ")));
        return text.toString();
    }

    /** How much it matters: 0 for TRACE to 4 for ERROR; an unknown level counts as 4. */
    public int rank() {
        return rank(level);
    }

    /** As {@link #rank()}, of a level by its name. */
    public static int rank(String level) {
        return switch (level) {
            case "TRACE" -> 0;
            case "DEBUG" -> 1;
            case "INFO" -> 2;
            case "WARN" -> 3;
            default -> 4;
        };
    }
}
