package dev.rustaiide.ai.acceptance;

import java.util.List;

import org.osgi.service.component.annotations.Component;

import dev.rustaiide.foundation.config.SettingKey;
import dev.rustaiide.foundation.config.SettingsSource;

/** Whether choices are kept. No folder can set it. */
@Component
public final class LearningSettings implements SettingsSource {
    /** Off unless people want it. */
    public static final SettingKey<Boolean> ON = SettingKey.flag("ai.learnFromChoices", false, "Learn from choices",
            "Keeps on this machine what you take and leave of lists and ghost text, as numbers without any of your"
                    + " code, and lets “train --on” learn from it. “rust-ai-ide learning” shows and erases it.",
            "Models").ofUser();

    @Override
    public List<SettingKey<?>> keys() {
        return List.of(ON);
    }
}
