package dev.rustaiide.foundation.logging.internal.log;

import java.util.List;
import java.util.Locale;

import org.osgi.service.component.annotations.Component;
import org.slf4j.event.Level;

import dev.rustaiide.foundation.config.SettingKey;
import dev.rustaiide.foundation.config.SettingsSource;

/** What can be set about the log. */
@Component
public final class LogSettings implements SettingsSource {
    static final SettingKey<String> LEVEL = SettingKey.choice("logging.level", "info",
            List.of("error", "warn", "info", "debug", "trace"), "Log level",
            "What matters less is left out of the log. It takes effect at once.", "System").ofApplication();

    static Level level(String value) {
        return Level.valueOf(value.toUpperCase(Locale.ROOT));
    }

    @Override
    public List<SettingKey<?>> keys() {
        return List.of(LEVEL);
    }
}
