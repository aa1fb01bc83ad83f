package dev.rustaiide.foundation.cache.internal;

import java.util.ArrayList;
import java.util.List;

import dev.rustaiide.foundation.memory.MemoryPressure;

/** Pressure that a test makes. */
final class NoPressure implements MemoryPressure {
    final List<Listener> listeners = new ArrayList<>();

    @Override
    public Level level() {
        return Level.NORMAL;
    }

    @Override
    public Registration listen(String name, Listener listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }
}
