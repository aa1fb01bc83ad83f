package dev.rustaiide.system.file.watching;

import org.osgi.annotation.versioning.ProviderType;

import dev.rustaiide.foundation.async.Call;

/** A folder that is being watched. Any thread may use it. */
@ProviderType
public interface FileWatch extends AutoCloseable {
    /**
     * Ends once all folders are watched. What is read from then on is kept true by the changes that follow; what was
     * read before may miss a change and is worth reading again. It fails if the root cannot be read at all.
     */
    Call<Void> ready();

    /** Whether the tree is read again and again because the system cannot watch it. */
    boolean isPolling();

    /** Ends the watch. A batch that is being delivered may still end after this returns; none begins. */
    @Override
    void close();
}
