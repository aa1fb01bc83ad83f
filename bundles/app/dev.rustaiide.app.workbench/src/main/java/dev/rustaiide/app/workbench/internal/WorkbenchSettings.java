package dev.rustaiide.app.workbench.internal;

import java.util.List;
import java.util.stream.Stream;

import org.osgi.service.component.annotations.Component;

import dev.rustaiide.foundation.config.SettingKey;
import dev.rustaiide.foundation.config.SettingsSource;

/** The settings of the window. */
@Component
public final class WorkbenchSettings implements SettingsSource {
    @Override
    public List<SettingKey<?>> keys() {
        return Stream.concat(Stream.of(Appearance.THEME, Appearance.CODE_FONT, Appearance.CODE_SIZE),
                EditorSettings.KEYS.stream()).toList();
    }
}
