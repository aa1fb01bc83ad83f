package dev.rustaiide.foundation.memory.internal;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import javax.management.NotificationListener;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.slf4j.LoggerFactory;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Debounce;
import dev.rustaiide.foundation.memory.MemoryPressure;

/**
 * Looks after each garbage collection. Two figures make the level: what the last full collection left, which is the
 * truth but may come late, and what will be there at the next, which is early but has garbage in it, so that caches may
 * shrink for nothing before a full collection.
 */
@Component
public final class CollectionPressure implements MemoryPressure {
    private static final Duration AFTER_START = Duration.ofSeconds(2);
    private static final long LOOK_AT_SYSTEM_EVERY = Duration.ofSeconds(2).toNanos();

    private final Gauge live = new Gauge(0.6, 0.8);
    private final Gauge ahead = new Gauge(0.85, 1);
    private final Gauge system = new Gauge(0.93, 0.97);
    private final SystemMemory machine = new SystemMemory();
    private final NotificationListener collected = (notification, nothing) -> look();
    private final List<Told> listeners = new CopyOnWriteArrayList<>();
    private final Debounce begin;
    private final Object lock = new Object();
    // Guarded by lock.
    private @Nullable HeapUse heap;
    private boolean wanted;
    private boolean ended;
    private boolean telling;
    private boolean again;
    private long fullCollections;
    private long systemSeen = System.nanoTime() - LOOK_AT_SYSTEM_EVERY;
    private Level systemLevel = Level.NORMAL;
    private volatile Level level = Level.NORMAL;

    private record Told(String name, Listener listener) {}

    @Activate
    public CollectionPressure() {
        this(AFTER_START);
    }

    /** Begins to watch when somebody has been listening for {@code patience}: the management classes are many. */
    CollectionPressure(Duration patience) {
        begin = new Debounce(patience, task -> Call.start("watch memory", scope -> {
            task.run();
            return null;
        }), this::begin);
    }

    /** Whether collections are heard of by now. */
    boolean isWatching() {
        synchronized (lock) {
            return heap != null;
        }
    }

    @Override
    public Level level() {
        return level;
    }

    @Override
    public Registration listen(String name, Listener listener) {
        var told = new Told(name, listener);
        listeners.add(told);
        synchronized (lock) {
            if (!wanted && !ended) {
                wanted = true;
                begin.trigger();
            }
        }
        return () -> listeners.remove(told);
    }

    private void begin() {
        synchronized (lock) {
            if (ended) {
                return;
            }
            heap = new HeapUse();
            heap.listen(collected);
        }
        look();
    }

    /** On the virtual machine's own thread for news: what follows is done on another. */
    private void look() {
        synchronized (lock) {
            if (heap == null) {
                return;
            }
            long full = heap.fullCollections();
            Level before = level;
            Level now = max(max(live.at(heap.live()), ahead.at(heap.ahead())), systemLevel());
            boolean collectedAll = full != fullCollections;
            fullCollections = full;
            level = now;
            if (now == Level.NORMAL || now.compareTo(before) <= 0 && !collectedAll) {
                return;
            }
            again = telling;
            if (!telling) {
                telling = true;
                startTelling();
            }
        }
    }

    private void startTelling() {
        boolean started = false;
        try {
            Call.start("shrink", scope -> tell());
            started = true;
        } finally {
            // It may be too late even for that; the next collection tries again.
            telling = started;
        }
    }

    private Level systemLevel() {
        long now = System.nanoTime();
        if (now - systemSeen >= LOOK_AT_SYSTEM_EVERY) {
            systemSeen = now;
            systemLevel = system.at(machine.used());
        }
        return systemLevel;
    }

    private static Level max(Level a, Level b) {
        return a.compareTo(b) >= 0 ? a : b;
    }

    private @Nullable Void tell() {
        do {
            Level now = level;
            if (now != Level.NORMAL) {
                listeners.forEach(told -> tell(told, now));
            }
        } while (isAgain());
        return null;
    }

    private boolean isAgain() {
        synchronized (lock) {
            boolean more = again;
            again = false;
            telling = more;
            return more;
        }
    }

    private static void tell(Told told, Level now) {
        try {
            told.listener.shrink(now);
        } catch (RuntimeException | OutOfMemoryError failed) { // boundary: somebody else's cache
            LoggerFactory.getLogger(CollectionPressure.class).warn("{} did not shrink", told.name, failed);
        }
    }

    @Deactivate
    void end() {
        begin.cancel();
        synchronized (lock) {
            ended = true;
            if (heap != null) {
                heap.forget(collected);
                heap = null;
            }
        }
    }
}
