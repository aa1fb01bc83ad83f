package dev.rustaiide.app.workbench.internal;

import java.util.List;
import java.util.Locale;
import java.util.Objects;

import jakarta.inject.Inject;

import org.eclipse.e4.core.di.annotations.Creatable;

import dev.rustaiide.app.ui.components.ThemeChoice;
import dev.rustaiide.app.ui.components.Themes;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.config.SettingKey;
import dev.rustaiide.foundation.config.Settings;

/** Applies the settings of the look, now and when they change. UI thread only. */
@Creatable
public final class Appearance {
    private static final String CATEGORY = "Appearance";
    /** Which theme. */
    public static final SettingKey<String> THEME = SettingKey.choice("appearance.theme", "system",
            List.of("system", "light", "dark", "high contrast"), "Theme",
            "The colours of the window. System follows the desktop, also when it changes.", CATEGORY).ofUser();
    /** The font of code. */
    public static final SettingKey<String> CODE_FONT = SettingKey.text("appearance.codeFont", "", "Code font",
            "A fixed-width font that is installed. Empty means the best of those that are there.", CATEGORY).ofUser();
    /** Its size. */
    public static final SettingKey<Long> CODE_SIZE = SettingKey.number("appearance.codeFontSize", 0, 0, 40,
            "Code font size", "In points. 0 means as large as the rest of the window.", CATEGORY).ofUser();

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
        apply(Objects.requireNonNullElseGet(System.getProperty("rustaiide.theme"), () -> settings.get(THEME)));
        applyFont();
        settings.onChange(THEME, ui, this::apply);
        settings.onChange(CODE_FONT, ui, font -> applyFont());
        settings.onChange(CODE_SIZE, ui, size -> applyFont());
    }

    /** Chooses a theme for good. */
    public void choose(ThemeChoice choice) {
        themes.choose(choice);
        String value = choice.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        Call.start("keep theme", scope -> {
            settings.set(THEME, value);
            return value;
        }).onFailure(ui, notices::show);
    }

    private void apply(String theme) {
        themes.choose(ThemeChoice.valueOf(theme.toUpperCase(Locale.ROOT).replace(' ', '_')));
    }

    private void applyFont() {
        String family = settings.get(CODE_FONT);
        long size = settings.get(CODE_SIZE);
        if (!family.isEmpty() || size > 0) {
            themes.chooseCodeFont(family, (int) size);
        }
    }
}
