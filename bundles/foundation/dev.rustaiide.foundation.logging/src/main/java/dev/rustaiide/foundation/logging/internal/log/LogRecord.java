package dev.rustaiide.foundation.logging.internal.log;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;

/**
 * What one call of a logger said.
 *
 * @param sequence counts the records of this process from one, in the order in which they were logged; the time may
 *     jump back
 * @param time milliseconds since 1970
 * @param values strings, whole numbers and truth values
 */
record LogRecord(long sequence, long time, Level level, String logger, String message, String thread,
        String correlation, Map<String, ?> values, Map<String, String> context, @Nullable Throwable thrown) {
    LogRecord numbered(long number) {
        return new LogRecord(number, time, level, logger, message, thread, correlation, values, context, thrown);
    }
}
