package dev.rustaiide.foundation.memory.internal;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.ArrayList;
import java.util.List;

import javax.management.ListenerNotFoundException;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;

import org.jspecify.annotations.Nullable;

/** The part of the heap where what lives long ends up, and the collections of it. */
final class HeapUse {
    private final @Nullable MemoryPoolMXBean old;
    private final @Nullable MemoryPoolMXBean eden;
    private final List<NotificationEmitter> emitters = new ArrayList<>();
    private final List<GarbageCollectorMXBean> fullCollectors = new ArrayList<>();

    HeapUse() {
        old = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP && pool.isUsageThresholdSupported()
                        && pool.isCollectionUsageThresholdSupported())
                .findFirst().orElse(null);
        eden = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP && pool.getName().contains("Eden"))
                .findFirst().orElse(null);
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            if (collector instanceof NotificationEmitter emitter) {
                emitters.add(emitter);
            }
            if (old != null && List.of(collector.getMemoryPoolNames()).contains(old.getName())) {
                fullCollectors.add(collector);
            }
        }
    }

    void listen(NotificationListener listener) {
        emitters.forEach(emitter -> emitter.addNotificationListener(listener, null, null));
    }

    void forget(NotificationListener listener) {
        for (NotificationEmitter emitter : emitters) {
            try {
                emitter.removeNotificationListener(listener);
            } catch (ListenerNotFoundException gone) {
                // Then there is nothing to remove.
                continue;
            }
        }
    }

    /** How many collections there were of all of it. */
    long fullCollections() {
        return fullCollectors.stream().mapToLong(GarbageCollectorMXBean::getCollectionCount).sum();
    }

    /** What the last full collection left of it, as a share of one. */
    double live() {
        return old == null ? 0 : share(old.getCollectionUsage());
    }

    /**
     * What is in it if all that can be new before the next collection stays, as a share of one; garbage counts. Of a
     * small heap that is much more than what is in it now.
     */
    double ahead() {
        MemoryUsage now = old == null ? null : old.getUsage();
        MemoryUsage fresh = eden == null ? null : eden.getUsage();
        if (now == null || now.getMax() <= 0) {
            return 0;
        }
        return (double) (now.getUsed() + (fresh == null ? 0 : fresh.getCommitted())) / now.getMax();
    }

    private static double share(@Nullable MemoryUsage usage) {
        return usage == null || usage.getMax() <= 0 ? 0 : (double) usage.getUsed() / usage.getMax();
    }
}
