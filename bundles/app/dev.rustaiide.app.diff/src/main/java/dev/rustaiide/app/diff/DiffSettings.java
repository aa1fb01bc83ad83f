package dev.rustaiide.app.diff;

import java.util.List;
import java.util.Locale;

import org.osgi.service.component.annotations.Component;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.config.SettingKey;
import dev.rustaiide.foundation.config.Settings;
import dev.rustaiide.foundation.config.SettingsSource;

/** How differences are shown, everywhere. */
@Component
public final class DiffSettings implements SettingsSource {
    public static final SettingKey<String> LAYOUT = SettingKey.choice("diff.layout", "side by side",
            List.of("side by side", "unified"), "Differences",
            "Both texts beside each other, or what was removed above what was added.", "Editor");

    @Override
    public List<SettingKey<?>> keys() {
        return List.of(LAYOUT);
    }

    /** Shows {@code view} as it was chosen last, and keeps what is chosen. */
    public static void follow(DiffView view, Settings settings) {
        view.setDiffLayout(DiffLayout.valueOf(settings.get(LAYOUT).toUpperCase(Locale.ROOT).replace(' ', '_')));
        view.onLayout(chosen -> Call.start("keep layout of differences", scope -> {
            settings.set(LAYOUT, chosen.name().toLowerCase(Locale.ROOT).replace('_', ' '));
            return chosen;
        }));
    }
}
