package dev.rustaiide.foundation.config.testing;

import java.nio.file.Path;
import java.util.List;

import dev.rustaiide.foundation.config.SettingKey;
import dev.rustaiide.foundation.config.Settings;
import dev.rustaiide.foundation.config.SettingsFolders;
import dev.rustaiide.foundation.config.internal.LayeredSettings;
import dev.rustaiide.foundation.events.Events;
import dev.rustaiide.foundation.fs.TextFiles;

/**
 * The real settings with all their files in one folder: {@code settings.json}, {@code policy.json} and
 * {@code distribution/settings.json}. A changed file is seen within a tenth of a second.
 */
public final class TestSettings implements AutoCloseable {
    private final LayeredSettings settings;

    /**
     * @param arguments of the command line, such as {@code --set ID=VALUE}
     * @param folders those that are open
     */
    public TestSettings(Path home, List<SettingKey<?>> keys, List<String> arguments, SettingsFolders folders,
            TextFiles texts, Events events) {
        this.settings = LayeredSettings.in(home, keys, arguments, texts, events);
        settings.bindFolders(folders);
    }

    public Settings settings() {
        return settings;
    }

    @Override
    public void close() {
        settings.close();
    }
}
