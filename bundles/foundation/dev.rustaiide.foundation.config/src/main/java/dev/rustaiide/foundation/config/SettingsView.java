package dev.rustaiide.foundation.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

import org.osgi.annotation.versioning.ProviderType;

import dev.rustaiide.foundation.error.FailureException;

/** The values of all settings as they are for one place. Any thread may use it. A lookup is a look into a few maps. */
@ProviderType
public interface SettingsView {
    /** The value in force; that of the next layer where one is not as {@link SettingType#rule} asks. */
    default <T> T get(SettingKey<T> key) {
        return lookup(key).value();
    }

    /** The value in force and where it comes from. */
    <T> Value<T> lookup(SettingKey<T> key);

    /** Every value that any layer has, and why the one in force is. */
    <T> Explanation<T> explain(SettingKey<T> key);

    /** What keeps everybody from changing {@code key}; empty if nothing does. */
    Optional<Lock> lock(SettingKey<?> key);

    /**
     * Writes {@code value} into {@link #file}, whose other lines and comments stay as they are. The value in force is
     * another one if a stronger layer overrides it. Touches the disk; other processes may write at the same time.
     *
     * @throws FailureException if the key is locked or reaches farther than the place of this view, the file cannot be
     *     written, or does not parse and would be lost
     */
    <T> void set(SettingKey<T> key, T value) throws FailureException;

    /** Whether {@code key} can be set here, as far as its {@linkplain SettingKey#scope scope} goes. */
    boolean admits(SettingKey<?> key);

    /**
     * Takes {@code key} out of {@link #file}.
     *
     * @throws FailureException as {@link #set}
     */
    void reset(SettingKey<?> key) throws FailureException;

    /** Runs {@code listener} in {@code executor} with each new value in force, the last of several at once. */
    <T> Watch onChange(SettingKey<T> key, Executor executor, Consumer<T> listener);

    /** The file that {@link #set} writes; it need not exist. */
    Path file();

    /** What relative paths among the values start from: the workspace of the place; without one the user's home. */
    Path folder();

    /** What is wrong in the files and words that this view reads; empty if all is well. */
    List<Problem> problems();

    /** Runs {@code listener} in {@code executor} with the problems whenever they change. */
    Watch onProblems(Executor executor, Consumer<List<Problem>> listener);

    /** A value and its origin. */
    record Value<T>(T value, Origin origin) {}

    /** Something that was passed over. {@code message} is a sentence for people. */
    record Problem(Origin origin, Source source, Severity severity, String message) {}

    /** How bad a problem is. */
    enum Severity {
        /** Something that was set does not count. */
        ERROR,
        /** It is most likely a mistake. */
        WARNING,
        /** It means nothing here; another face of the product may know it. */
        HINT
    }

    /** Ends with {@link #close}. */
    interface Watch extends AutoCloseable {
        @Override
        void close();
    }
}
