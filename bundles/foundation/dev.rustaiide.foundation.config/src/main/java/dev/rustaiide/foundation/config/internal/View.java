package dev.rustaiide.foundation.config.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.foundation.config.Explanation;
import dev.rustaiide.foundation.config.Lock;
import dev.rustaiide.foundation.config.SettingKey;
import dev.rustaiide.foundation.config.SettingsView;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.serialization.JsonText;

/** What all views have in common: the layers are what tells one from another. */
abstract class View implements SettingsView {
    private final Keys keys;
    private final Listeners listeners;

    View(Keys keys, Listeners listeners) {
        this.keys = keys;
        this.listeners = listeners;
    }

    /** The layers as they are now. */
    abstract Stack stack();

    /** Where the user's settings are. */
    abstract Path userFile();

    /** Writes the file of this view, and makes the change known. */
    abstract void change(UnaryOperator<JsonText> change) throws FailureException;

    Keys declared() {
        return keys;
    }

    @Override
    public <T> Value<T> lookup(SettingKey<T> key) {
        return stack().lookup(key);
    }

    @Override
    public <T> Explanation<T> explain(SettingKey<T> key) {
        return stack().explain(key);
    }

    @Override
    public Optional<Lock> lock(SettingKey<?> key) {
        return Optional.ofNullable(stack().policy().lock(key));
    }

    @Override
    public <T> void set(SettingKey<T> key, T value) throws FailureException {
        if (key.type().parse(key.type().print(value)).isEmpty()) {
            throw new IllegalArgumentException(key.id() + " must be " + key.type().rule());
        }
        if (!admits(key)) {
            throw new FailureException(new Failure.Other("Cannot set " + key.id() + " for a folder.",
                    key.scope().objection(), "Set it in your own settings, " + userFile() + "."));
        }
        @Nullable
        Lock lock = stack().policy().lock(key);
        if (lock != null) {
            throw new FailureException(locked(key, lock));
        }
        change(text -> text.with(key.id(), key.type().print(value)));
    }

    private static Failure locked(SettingKey<?> key, Lock lock) {
        return new Failure.Other("Cannot set " + key.id() + ".", "It is locked by " + lock.by() + " in " + lock.source()
                + (lock.reason().isEmpty() ? "." : ": " + lock.reason()), "Ask them to unlock it.");
    }

    /** A locked value may be taken out too: it does not count anyway. */
    @Override
    public void reset(SettingKey<?> key) throws FailureException {
        change(text -> text.without(key.id()));
    }

    @Override
    public <T> Watch onChange(SettingKey<T> key, Executor executor, Consumer<T> listener) {
        return listeners.add(new Listener<>(() -> get(key), executor, listener));
    }

    @Override
    public List<Problem> problems() {
        return new Problems(stack(), keys.all()).all();
    }

    @Override
    public Watch onProblems(Executor executor, Consumer<List<Problem>> listener) {
        return listeners.add(new Listener<>(this::problems, executor, listener));
    }

    @Override
    public abstract Path file();
}
