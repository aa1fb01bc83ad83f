package dev.rustaiide.foundation.cache;

import java.util.Optional;

import org.osgi.annotation.versioning.ProviderType;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Scope;

/**
 * Values by keys, in memory, on disk, or both, as its {@link CacheSpec} says. Any thread may use it. Keys and values
 * are immutable. That there is no value is remembered too, but only in memory.
 */
@ProviderType
public interface Cache<K, V> {
    /** The value if it is in memory; empty as well if it is known that there is none. Never blocks. */
    Optional<V> peek(K key);

    /** The value if it is in memory or on disk. Reads the disk: not for the UI thread. */
    Optional<V> find(K key);

    /**
     * The value from memory, else from disk, else from {@code loader}, which then is remembered. All who ask for one
     * key at the same time share one load; it is cancelled when the last of them cancels. What a loader throws fails
     * all of them and is not remembered.
     */
    Call<Optional<V>> get(K key, Loader<K, V> loader);

    /**
     * Remembers {@code value}. Once the call has ended the value is committed: it survives the death of this process at
     * any moment. Nothing is forced to the disk, so that a power cut may take the entries of the last half minute; it
     * leaves none that is torn. The call tells whether the value is on disk, and never fails.
     */
    Call<Boolean> put(K key, V value);

    /** Forgets the value in memory and on disk. Writes to the disk. */
    void remove(K key);

    /** Forgets all values in memory and on disk. Writes to the disk. */
    void clear();

    /** What this cache was asked since this process opened it, and how much it holds. Reads the disk. */
    CacheStatistics statistics();

    /** Makes a value. */
    @FunctionalInterface
    interface Loader<K, V> {
        /**
         * The value for {@code key}; empty if there is none, which is remembered for {@link CacheSpec#nothingFor}.
         * Cancellation as for {@link dev.rustaiide.foundation.async.Work#run}.
         */
        Optional<V> load(Scope scope, K key) throws Exception;
    }
}
