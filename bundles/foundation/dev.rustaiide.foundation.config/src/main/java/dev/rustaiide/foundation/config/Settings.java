package dev.rustaiide.foundation.config;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

import org.osgi.annotation.versioning.ProviderType;

import dev.rustaiide.foundation.error.FailureException;

/**
 * The values of all settings. A service; any thread may use it. A lookup is a look into a map.
 *
 * <p>The user's file is JSON with comments. It is read once, and again within a second or two when it changes. While
 * it does not parse, the values of its last good state stay.
 */
@ProviderType
public interface Settings {
    /** The value in force; that of the next layer where one is not as {@link SettingType#rule} asks. */
    default <T> T get(SettingKey<T> key) {
        return lookup(key).value();
    }

    /** The value in force and where it comes from. */
    <T> Value<T> lookup(SettingKey<T> key);

    /**
     * Writes {@code value} into the user's file, whose other lines and comments stay as they are. The value in force
     * is another one if a layer above the user's overrides it. Touches the disk.
     *
     * @throws FailureException if the file cannot be written, or does not parse and would be lost
     */
    <T> void set(SettingKey<T> key, T value) throws FailureException;

    /**
     * Takes {@code key} out of the user's file.
     *
     * @throws FailureException as {@link #set}
     */
    void reset(SettingKey<?> key) throws FailureException;

    /** Runs {@code listener} in {@code executor} with each new value in force, the last of several at once. */
    <T> Watch onChange(SettingKey<T> key, Executor executor, Consumer<T> listener);

    /** The keys that are declared, by category and then in the order of their declaration. */
    List<SettingKey<?>> keys();

    /** Where the user's settings are; the file need not exist. */
    Path userFile();

    /** What is wrong in the user's file and on the command line now; empty if all is well. */
    List<Problem> problems();

    /** Runs {@code listener} in {@code executor} with the problems whenever they change. */
    Watch onProblems(Executor executor, Consumer<List<Problem>> listener);

    /** A value and its origin. */
    record Value<T>(T value, Origin origin) {}

    /**
     * Something that was passed over.
     *
     * @param line in the user's file, from one; 0 if it is not about a place there
     * @param column from one, or 0
     */
    record Problem(Origin origin, int line, int column, String message) {}

    /** Ends with {@link #close}. */
    interface Watch extends AutoCloseable {
        @Override
        void close();
    }
}
