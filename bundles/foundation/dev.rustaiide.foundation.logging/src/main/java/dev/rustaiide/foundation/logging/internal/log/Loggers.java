package dev.rustaiide.foundation.logging.internal.log;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.slf4j.ILoggerFactory;
import org.slf4j.Logger;
import org.slf4j.event.Level;

/** All loggers of the process, the level they share, and the queue that they fill. */
public final class Loggers implements ILoggerFactory {
    /** Nobody has asked for it yet. Until then everything is taken, and left out when the level is known. */
    private static final int UNKNOWN = -1;

    private final Map<String, Logger> byName = new ConcurrentHashMap<>();
    private final LogQueue queue;
    private final Supplier<@Nullable Map<String, String>> context;
    private volatile int threshold = UNKNOWN;

    /**
     * @param context what SLF4J's MDC holds for the thread that asks
     * @param opener asks for somebody who writes
     */
    public Loggers(Supplier<@Nullable Map<String, String>> context, Runnable opener) {
        this.context = context;
        this.queue = new LogQueue(opener);
    }

    @Override
    public Logger getLogger(String name) {
        return byName.computeIfAbsent(name, each -> new LineLogger(each, this));
    }

    /** From now on records below {@code level} are left out. */
    void level(Level level) {
        threshold = level.toInt();
    }

    boolean isWanted(Level level) {
        return level.toInt() >= threshold;
    }

    boolean isLevelKnown() {
        return threshold != UNKNOWN;
    }

    LogQueue queue() {
        return queue;
    }

    Map<String, String> context() {
        Map<String, String> copy = context.get();
        return copy == null ? Map.of() : copy;
    }
}
