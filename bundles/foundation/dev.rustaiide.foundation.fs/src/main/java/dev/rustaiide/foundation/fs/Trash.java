package dev.rustaiide.foundation.fs;

import java.io.IOException;
import java.nio.file.Path;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Where deleted files go, laid out as the Trash specification 1.0 of freedesktop.org says, so that desktops show it.
 * What lies on another disk than the user's trash goes to the trash of that disk. A service; blocks on the disk.
 */
@ProviderType
public interface Trash {
    /** What lies in the trash: where it was, where it is, and the note about it. */
    record Item(Path original, Path kept, Path note) {}

    /**
     * Moves {@code file}, all of a folder and of a link only the link. Nothing is copied: it is there or here.
     *
     * @throws IOException if it is gone, may not be moved, or its disk has no room for a trash; it is where it was then
     */
    Item put(Path file) throws IOException;

    /**
     * Moves it back to where it was, and makes folders on the way that are gone. Nothing there is overwritten.
     *
     * @throws java.nio.file.FileAlreadyExistsException if something has its name by now
     */
    Path restore(Item item) throws IOException;
}
