package bench.ai;

import dev.rustaiide.foundation.memory.MemoryPressure;

/** A machine with memory enough. */
public final class Calm implements MemoryPressure {
    @Override
    public Level level() {
        return Level.NORMAL;
    }

    @Override
    public Registration listen(String name, Listener listener) {
        return () -> {};
    }
}
