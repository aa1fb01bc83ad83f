package dev.rustaiide.foundation.memory;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Tells caches to shrink before the heap or the machine is full. It is looked at after garbage collections, which come
 * the more often the less room there is, so that it costs nothing while there is enough. A service; any thread may use
 * it. Nothing is watched, and no management class loaded, before somebody listens.
 */
@ProviderType
public interface MemoryPressure {
    /** How much room there is. */
    enum Level {
        /** Enough. */
        NORMAL,
        /** It gets short: let go of what is cheap to make again. */
        HIGH,
        /** Nearly none: let go of all that is not somebody's unsaved work. */
        CRITICAL
    }

    /** Hears of pressure. */
    @FunctionalInterface
    interface Listener {
        /**
         * Lets go of memory. Called when the level rises, and again after each full collection that left it at
         * {@link Level#HIGH} or above; never with {@link Level#NORMAL}. Calls come on a thread of their own, one at a
         * time; what is thrown is logged and goes no further.
         */
        void shrink(Level level);
    }

    /** The end of listening. */
    @FunctionalInterface
    interface Registration extends AutoCloseable {
        @Override
        void close();
    }

    /** The level as it was seen last; {@link Level#NORMAL} as long as nobody listens. */
    Level level();

    /**
     * Has {@code listener} told of pressure.
     *
     * @param name what shrinks, for the log: "buffers"
     */
    Registration listen(String name, Listener listener);
}
