package dev.rustaiide.foundation.logging.internal.log;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.event.KeyValuePair;
import org.slf4j.event.Level;
import org.slf4j.event.LoggingEvent;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;
import org.slf4j.spi.LoggingEventAware;

import dev.rustaiide.foundation.async.Correlation;

/** A logger that makes a record of each call, in the calling thread, for arguments may change; others write it. */
final class LineLogger extends LegacyAbstractLogger implements LoggingEventAware {
    private static final long serialVersionUID = 1;

    private final transient Loggers loggers;

    LineLogger(String name, Loggers loggers) {
        this.name = name;
        this.loggers = loggers;
    }

    @Override
    public boolean isTraceEnabled() {
        return loggers.isWanted(Level.TRACE);
    }

    @Override
    public boolean isDebugEnabled() {
        return loggers.isWanted(Level.DEBUG);
    }

    @Override
    public boolean isInfoEnabled() {
        return loggers.isWanted(Level.INFO);
    }

    @Override
    public boolean isWarnEnabled() {
        return loggers.isWanted(Level.WARN);
    }

    @Override
    public boolean isErrorEnabled() {
        return loggers.isWanted(Level.ERROR);
    }

    @Override
    protected @Nullable String getFullyQualifiedCallerName() {
        return null;
    }

    @Override
    protected void handleNormalizedLoggingCall(Level level, @Nullable Marker marker, @Nullable String pattern,
            Object @Nullable [] arguments, @Nullable Throwable thrown) {
        put(level, System.currentTimeMillis(), format(pattern, arguments),
                marker == null ? Map.of() : Map.of("marker", marker.getName()), thrown);
    }

    /** The fluent way: with keys and values. */
    @Override
    public void log(LoggingEvent event) {
        if (!loggers.isWanted(event.getLevel())) {
            return;
        }
        Map<String, Object> values = new LinkedHashMap<>();
        if (event.getMarkers() != null && !event.getMarkers().isEmpty()) {
            List<String> names = new ArrayList<>();
            event.getMarkers().forEach(marker -> names.add(marker.getName()));
            values.put("marker", String.join(",", names));
        }
        if (event.getKeyValuePairs() != null) {
            for (KeyValuePair pair : event.getKeyValuePairs()) {
                values.put(text(pair.key), frozen(pair.value));
            }
        }
        long time = event.getTimeStamp() == 0 ? System.currentTimeMillis() : event.getTimeStamp();
        put(event.getLevel(), time, format(event.getMessage(), event.getArgumentArray()), values,
                event.getThrowable());
    }

    private void put(Level level, long time, String message, Map<String, Object> values, @Nullable Throwable thrown) {
        Thread thread = Thread.currentThread();
        String threadName = thread.getName().isEmpty() ? "thread-" + thread.threadId() : thread.getName();
        loggers.queue().put(new LogRecord(0, time, level, name, message, threadName, Correlation.current(), values,
                loggers.context(), thrown));
    }

    private static String format(@Nullable String pattern, Object @Nullable [] arguments) {
        return text(arguments == null ? pattern : MessageFormatter.basicArrayFormat(pattern, arguments));
    }

    /** Numbers and truth values stay what they are; of anything else the words of now. */
    private static Object frozen(@Nullable Object value) {
        return value instanceof Long || value instanceof Integer || value instanceof Boolean ? value : text(value);
    }

    private static String text(@Nullable Object value) {
        try {
            return String.valueOf(value);
        } catch (RuntimeException thrown) { // boundary: somebody else's toString must not stop what it is logged in
            return "[toString() failed: " + thrown.getClass().getName() + ']';
        }
    }
}
