package dev.rustaiide.app.diff;

import java.util.Locale;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.config.Settings;
import dev.rustaiide.system.user.experience.WindowSettings;

/** How differences are shown, everywhere. */
public final class DiffSettings {
    private DiffSettings() {}

    /** Shows {@code view} as it was chosen last, and keeps what is chosen. */
    public static void follow(DiffView view, Settings settings) {
        view.setDiffLayout(DiffLayout.valueOf(settings.get(WindowSettings.DIFF_LAYOUT).toUpperCase(Locale.ROOT)
                .replace(' ', '_')));
        view.onLayout(chosen -> Call.start("keep layout of differences", scope -> {
            settings.set(WindowSettings.DIFF_LAYOUT, chosen.name().toLowerCase(Locale.ROOT).replace('_', ' '));
            return chosen;
        }));
    }
}
