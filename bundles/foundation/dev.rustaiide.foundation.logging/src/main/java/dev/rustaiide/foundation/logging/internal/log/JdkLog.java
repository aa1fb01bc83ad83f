package dev.rustaiide.foundation.logging.internal.log;

import java.text.MessageFormat;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Brings what libraries log through {@code java.util.logging} and {@code System.Logger} into the one log. */
final class JdkLog extends Handler {
    /** In place of the handlers that are there, which print. */
    static JdkLog join() {
        Logger root = Logger.getLogger("");
        for (Handler handler : root.getHandlers()) {
            root.removeHandler(handler);
        }
        var log = new JdkLog();
        root.addHandler(log);
        return log;
    }

    @Override
    public void publish(@Nullable LogRecord record) {
        if (record != null) {
            String name = record.getLoggerName() == null ? "java" : record.getLoggerName();
            LoggerFactory.getLogger(name).atLevel(level(record)).setCause(record.getThrown()).log(message(record));
        }
    }

    private static Level level(LogRecord record) {
        int value = record.getLevel().intValue();
        if (value >= java.util.logging.Level.SEVERE.intValue()) {
            return Level.ERROR;
        }
        if (value >= java.util.logging.Level.WARNING.intValue()) {
            return Level.WARN;
        }
        return value >= java.util.logging.Level.INFO.intValue() ? Level.INFO
                : value >= java.util.logging.Level.FINE.intValue() ? Level.DEBUG : Level.TRACE;
    }

    private static String message(LogRecord record) {
        String pattern = String.valueOf(record.getMessage());
        if (record.getResourceBundle() != null && record.getResourceBundle().containsKey(pattern)) {
            pattern = record.getResourceBundle().getString(pattern);
        }
        Object[] parameters = record.getParameters();
        try {
            return parameters == null || parameters.length == 0 ? pattern : MessageFormat.format(pattern, parameters);
        } catch (IllegalArgumentException noPattern) {
            return pattern;
        }
    }

    @Override
    public void flush() {
        // the queue writes by itself
    }

    @Override
    public void close() {
        // nothing is held
    }
}
