package dev.rustaiide.foundation.logging.internal.log;

import java.util.Collections;

import org.osgi.service.log.LogEntry;
import org.osgi.service.log.LogLevel;
import org.osgi.service.log.LogListener;
import org.osgi.service.log.LogReaderService;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Brings what bundles log through OSGi and Eclipse, and what the framework has to say, into the one log. */
final class FrameworkLog implements LogListener {
    private final LogReaderService source;

    private FrameworkLog(LogReaderService source) {
        this.source = source;
    }

    /** Also what was logged before, as far as the framework has kept it. */
    static FrameworkLog join(LogReaderService source) {
        var log = new FrameworkLog(source);
        source.addLogListener(log);
        Collections.list(source.getLog()).reversed().forEach(log::logged);
        return log;
    }

    void close() {
        source.removeLogListener(this);
    }

    @Override
    public void logged(LogEntry entry) {
        String name = entry.getBundle() == null ? "org.eclipse.osgi" : entry.getBundle().getSymbolicName();
        LoggerFactory.getLogger(name).atLevel(level(entry.getLogLevel())).setCause(entry.getException())
                .log(entry.getMessage());
    }

    private static Level level(LogLevel level) {
        return switch (level) {
            case AUDIT, INFO -> Level.INFO;
            case ERROR -> Level.ERROR;
            case WARN -> Level.WARN;
            case DEBUG -> Level.DEBUG;
            case TRACE -> Level.TRACE;
        };
    }
}
