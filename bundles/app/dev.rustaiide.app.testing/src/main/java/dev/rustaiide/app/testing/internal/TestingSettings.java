package dev.rustaiide.app.testing.internal;

import java.util.List;

import org.osgi.service.component.annotations.Component;

import dev.rustaiide.foundation.config.SettingKey;
import dev.rustaiide.foundation.config.SettingsSource;

/** What can be set about tests. */
@Component
public final class TestingSettings implements SettingsSource {
    static final SettingKey<Boolean> RUN_ON_SAVE = SettingKey.flag("testing.runOnSave", false, "Run tests on save",
            "Tests of a package run when its code was saved, once nothing more is saved for a moment. Only in folders"
                    + " that you trust.", "Tests");

    @Override
    public List<SettingKey<?>> keys() {
        return List.of(RUN_ON_SAVE);
    }
}
