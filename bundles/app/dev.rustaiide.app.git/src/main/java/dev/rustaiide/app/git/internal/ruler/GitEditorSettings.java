package dev.rustaiide.app.git.internal.ruler;

import java.util.List;

import org.osgi.service.component.annotations.Component;

import dev.rustaiide.foundation.config.SettingKey;
import dev.rustaiide.foundation.config.SettingsSource;

/** What Git shows in editors without being asked. */
@Component
public final class GitEditorSettings implements SettingsSource {
    static final SettingKey<Boolean> CARET_LINE = SettingKey.flag("git.blameCaretLine", false,
            "Who wrote the caret's line", "Shows author, date and reason of the caret's line behind it, in every file"
                    + " of a repository. Who turns on the column of a file sees it there anyway.", "Git");

    @Override
    public List<SettingKey<?>> keys() {
        return List.of(CARET_LINE);
    }
}
