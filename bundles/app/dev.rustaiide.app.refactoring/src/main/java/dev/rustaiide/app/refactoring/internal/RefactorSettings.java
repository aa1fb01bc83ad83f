package dev.rustaiide.app.refactoring.internal;

import java.util.List;

import org.osgi.service.component.annotations.Component;

import dev.rustaiide.foundation.config.SettingKey;
import dev.rustaiide.foundation.config.SettingsSource;

/** The settings of refactoring. */
@Component
public final class RefactorSettings implements SettingsSource {
    static final SettingKey<Boolean> PREVIEW = SettingKey.flag("refactor.previewRename", true,
            "Preview of several files", "What changes more than one file is shown as a difference before it is done.",
            "Refactoring").ofUser();

    @Override
    public List<SettingKey<?>> keys() {
        return List.of(PREVIEW);
    }
}
