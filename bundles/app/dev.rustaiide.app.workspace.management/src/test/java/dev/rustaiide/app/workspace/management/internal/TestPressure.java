package dev.rustaiide.app.workspace.management.internal;

import dev.rustaiide.foundation.memory.MemoryPressure;

/** Enough memory, always. */
final class TestPressure implements MemoryPressure {
    static final TestPressure NONE = new TestPressure();

    @Override
    public Level level() {
        return Level.NORMAL;
    }

    @Override
    public Registration listen(String name, Listener listener) {
        return () -> {
        };
    }
}
