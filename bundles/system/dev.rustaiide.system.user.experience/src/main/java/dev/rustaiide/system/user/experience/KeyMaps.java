package dev.rustaiide.system.user.experience;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

import org.osgi.annotation.versioning.ProviderType;

import dev.rustaiide.foundation.config.SettingsView.Watch;
import dev.rustaiide.foundation.error.FailureException;

/** The key maps, which of them is chosen, and what the user has said besides. A service; any thread may use it. */
@ProviderType
public interface KeyMaps {
    /** The setting that chooses one. */
    String SETTING = "keys.map";

    /** All of them, {@link KeyMap#OURS} first. */
    List<KeyMap> all();

    /** The one called {@code id}. */
    default Optional<KeyMap> find(String id) {
        return all().stream().filter(map -> map.id().equals(id)).findFirst();
    }

    /** The one in force. */
    KeyMap chosen();

    /** Has the map called {@code id} in force from now on; touches the disk, and fails as settings do. */
    void choose(String id) throws FailureException;

    /** What the user has said. */
    List<KeyOverride> overrides();

    /** Has {@code keys} start {@code command} whatever the maps say; touches the disk, and fails as settings do. */
    void override(String command, List<Keys> keys) throws FailureException;

    /** Takes back what was said about {@code command}; touches the disk, and fails as settings do. */
    void forget(String command) throws FailureException;

    /** Runs {@code listener} in {@code executor} when other keys are in force. */
    Watch onChange(Executor executor, Runnable listener);

    /**
     * The commands that a window had last, so that there is an answer where none is open; empty if there was none yet.
     * Touches the disk.
     */
    List<CommandEntry> known();

    /** Keeps {@code commands} for {@link #known}. Touches the disk if they are others. */
    void remember(List<CommandEntry> commands);
}
