package dev.rustaiide.app.workbench.internal;

import java.util.Locale;
import java.util.Objects;

import jakarta.inject.Inject;

import org.eclipse.e4.core.di.annotations.Creatable;

import dev.rustaiide.app.ui.components.ThemeChoice;
import dev.rustaiide.app.ui.components.Themes;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.config.Settings;
import dev.rustaiide.system.user.experience.WindowSettings;

/** Applies the settings of the look, now and when they change. UI thread only. */
@Creatable
public final class Appearance {
    private final Themes themes;
    private final Settings settings;
    private final Notices notices;
    private final Ui ui;

    @Inject
    public Appearance(Themes themes, Settings settings, Notices notices, Ui ui) {
        this.themes = themes;
        this.settings = settings;
        this.notices = notices;
        this.ui = ui;
        // What the command line says holds for this start only.
        apply(Objects.requireNonNullElseGet(System.getProperty("rustaiide.theme"),
                () -> settings.get(WindowSettings.THEME)));
        if (!settings.get(WindowSettings.CODE_FONT).isEmpty() || settings.get(WindowSettings.CODE_SIZE) > 0) {
            applyFont();
        }
        settings.onChange(WindowSettings.THEME, ui, this::apply);
        settings.onChange(WindowSettings.CODE_FONT, ui, font -> applyFont());
        settings.onChange(WindowSettings.CODE_SIZE, ui, size -> applyFont());
    }

    /** Chooses a theme for good. */
    public void choose(ThemeChoice choice) {
        themes.choose(choice);
        String value = choice.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        Call.start("keep theme", scope -> {
            settings.set(WindowSettings.THEME, value);
            return value;
        }).onFailure(ui, notices::show);
    }

    private void apply(String theme) {
        themes.choose(ThemeChoice.valueOf(theme.toUpperCase(Locale.ROOT).replace(' ', '_')));
    }

    private void applyFont() {
        themes.chooseCodeFont(settings.get(WindowSettings.CODE_FONT),
                settings.get(WindowSettings.CODE_SIZE).intValue());
    }
}
