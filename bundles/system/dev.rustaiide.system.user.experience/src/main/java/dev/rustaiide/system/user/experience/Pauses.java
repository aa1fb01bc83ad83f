package dev.rustaiide.system.user.experience;

import java.util.List;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Where windows made people wait, this one and those before. A service; any thread may use it. It keeps a fixed number
 * of them, the last ones.
 */
@ProviderType
public interface Pauses {
    /** How many are kept. */
    int MOST = 50;

    /** Keeps {@code pause}; touches the disk. */
    void add(Pause pause);

    /** The last ones, the newest first; touches the disk. */
    List<Pause> last();

    /** Forgets all of them; touches the disk. */
    void clear();
}
