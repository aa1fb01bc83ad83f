package dev.rustaiide.system.user.experience.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import dev.rustaiide.foundation.config.Settings;
import dev.rustaiide.foundation.config.SettingsView.Watch;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.platform.StandardPaths;
import dev.rustaiide.system.user.experience.CommandEntry;
import dev.rustaiide.system.user.experience.KeyMap;
import dev.rustaiide.system.user.experience.KeyMaps;
import dev.rustaiide.system.user.experience.KeyOverride;
import dev.rustaiide.system.user.experience.Keys;

/** Key maps as the settings choose them. */
@Component
public final class ChosenKeyMaps implements KeyMaps {
    private final KeySettings keys;
    private final Settings settings;
    private final CommandFile commands;

    @Activate
    public ChosenKeyMaps(@Reference KeySettings keys, @Reference Settings settings, @Reference StandardPaths paths) {
        this(keys, settings, paths.state().resolve("commands.json"));
    }

    ChosenKeyMaps(KeySettings keys, Settings settings, Path file) {
        this.keys = keys;
        this.settings = settings;
        this.commands = new CommandFile(file);
    }

    @Override
    public List<KeyMap> all() {
        return keys.maps();
    }

    @Override
    public KeyMap chosen() {
        return keys.find(settings.get(keys.map()));
    }

    @Override
    public void choose(String id) throws FailureException {
        if (find(id).isEmpty()) {
            throw new FailureException(new Failure.Other("There is no key map \"" + id + "\".",
                    "Neither the product nor a plug-in brings it.", "They are " + String.join(", ",
                            all().stream().map(KeyMap::id).toList()) + "."));
        }
        settings.set(keys.map(), id);
    }

    @Override
    public List<KeyOverride> overrides() {
        return settings.get(KeySettings.OVERRIDES);
    }

    @Override
    public synchronized void override(String command, List<Keys> chosen) throws FailureException {
        var now = without(command);
        now.add(new KeyOverride(command, chosen));
        settings.set(KeySettings.OVERRIDES, now);
    }

    @Override
    public synchronized void forget(String command) throws FailureException {
        settings.set(KeySettings.OVERRIDES, without(command));
    }

    /** To be written by whoever holds the lock: of two changes at once both are kept. */
    private List<KeyOverride> without(String command) {
        var rest = new ArrayList<>(overrides());
        rest.removeIf(override -> override.command().equals(command));
        return rest;
    }

    @Override
    public Watch onChange(Executor executor, Runnable listener) {
        Watch map = settings.onChange(keys.map(), executor, chosen -> listener.run());
        Watch own = settings.onChange(KeySettings.OVERRIDES, executor, overrides -> listener.run());
        return () -> {
            map.close();
            own.close();
        };
    }

    @Override
    public List<CommandEntry> known() {
        return commands.read();
    }

    @Override
    public void remember(List<CommandEntry> now) {
        commands.write(now);
    }
}
