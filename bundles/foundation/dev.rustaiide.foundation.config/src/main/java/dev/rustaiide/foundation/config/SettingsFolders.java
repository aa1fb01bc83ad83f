package dev.rustaiide.foundation.config;

import java.nio.file.Path;
import java.util.List;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Knows which folders are open. A layer above registers it as a service; without it every folder is a stranger's: its
 * settings count, except those that need trust.
 */
@ConsumerType
public interface SettingsFolders {
    /** Asked on each lookup for a place, on any thread: answer from memory. Changes are seen within a second. */
    List<Folder> folders();

    /**
     * An open folder.
     *
     * @param path absolute and normalised, as the paths of its files begin
     * @param trusted whether its settings may name what is to be run
     */
    record Folder(Path path, boolean trusted) {}
}
