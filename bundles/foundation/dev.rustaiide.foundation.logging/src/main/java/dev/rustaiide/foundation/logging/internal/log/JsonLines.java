package dev.rustaiide.foundation.logging.internal.log;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.UnaryOperator;

import dev.rustaiide.foundation.logging.internal.UtcTime;
import dev.rustaiide.foundation.serialization.Json;

/** Writes a record as one line. Every text in it was redacted as a whole before it was escaped or cut. */
final class JsonLines {
    /** A line goes to the file in one write, which other processes cannot come between up to this size. */
    static final int LONGEST = 32 << 10;

    private static final int LONG = 8 << 10;
    private static final int SHORT = 1 << 10;

    private final UnaryOperator<String> redaction;
    private final long process;

    JsonLines(UnaryOperator<String> redaction, long process) {
        this.redaction = redaction;
        this.process = process;
    }

    /** With its line feed; shortened where it would be longer than {@value #LONGEST} bytes. */
    byte[] bytes(LogRecord record) {
        byte[] whole = line(record, LONG);
        if (whole.length <= LONGEST) {
            return whole;
        }
        byte[] cut = line(record, SHORT);
        return cut.length <= LONGEST ? cut : line(bare(record), SHORT);
    }

    /** Without keys and values, of which there may be any number. */
    private static LogRecord bare(LogRecord record) {
        return new LogRecord(record.sequence(), record.time(), record.level(), record.logger(), record.message(),
                record.thread(), record.correlation(), Map.of("shortened", true), Map.of(), record.thrown());
    }

    private byte[] line(LogRecord record, int limit) {
        var json = Json.object().put("time", UtcTime.of(record.time())).put("level", record.level().name())
                .put("logger", clean(record.logger(), limit)).put("message", clean(record.message(), limit))
                .put("thread", clean(record.thread(), limit)).put("seq", record.sequence()).put("pid", process);
        if (!record.correlation().isEmpty()) {
            json.put("correlation", clean(record.correlation(), limit));
        }
        if (!record.values().isEmpty()) {
            json.put("values", values(record.values(), limit));
        }
        if (!record.context().isEmpty()) {
            json.put("context", values(record.context(), limit));
        }
        if (record.thrown() != null) {
            json.put("exception", exception(record.thrown(), limit));
        }
        return (json.build().print() + '\n').getBytes(StandardCharsets.UTF_8);
    }

    private Json values(Map<String, ?> values, int limit) {
        var json = Json.object();
        values.forEach((key, value) -> json.put(clean(key, limit), value(value, limit)));
        return json.build();
    }

    /** A number can be a secret too: one that is stays away as a text. */
    private Json value(Object value, int limit) {
        String text = String.valueOf(value);
        String clean = clean(text, limit);
        if (value instanceof Boolean truth) {
            return Json.of((boolean) truth);
        }
        return value instanceof Number number && clean.equals(text) ? Json.of(number.longValue()) : Json.of(clean);
    }

    private Json exception(Throwable thrown, int limit) {
        var stack = new StringWriter();
        String message;
        try {
            message = String.valueOf(thrown.getMessage());
            thrown.printStackTrace(new PrintWriter(stack));
        } catch (RuntimeException broken) { // boundary: an exception of anybody, whose methods may throw
            message = "[getMessage() failed: " + broken.getClass().getName() + ']';
        }
        return Json.object().put("type", thrown.getClass().getName()).put("message", clean(message, limit))
                .put("stack", clean(stack.toString(), 2 * limit)).build();
    }

    private String clean(String text, int limit) {
        String redacted = redaction.apply(text);
        return redacted.length() <= limit ? redacted
                : redacted.substring(0, limit) + "… (" + (redacted.length() - limit) + " more)";
    }
}
