package dev.rustaiide.system.user.experience.internal;

import java.util.List;

import org.osgi.service.component.annotations.Component;

import dev.rustaiide.foundation.config.SettingKey;
import dev.rustaiide.foundation.config.SettingsSource;
import dev.rustaiide.system.user.experience.WindowSettings;

/** Declares what {@link WindowSettings} has. */
@Component
public final class DeclaredSettings implements SettingsSource {
    @Override
    public List<SettingKey<?>> keys() {
        return WindowSettings.all();
    }
}
