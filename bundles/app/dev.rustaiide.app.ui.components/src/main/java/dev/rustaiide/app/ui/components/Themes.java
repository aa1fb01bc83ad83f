package dev.rustaiide.app.ui.components;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Chooses what the {@link Look} gives. A service. A choice takes effect at once and holds until the program ends; who
 * offers the setting also keeps it. UI thread only.
 */
@ProviderType
public interface Themes {
    ThemeChoice choice();

    void choose(ThemeChoice choice);

    /**
     * Sets the font of code.
     *
     * @param family an installed family; one that is not there or is empty means the best that is
     * @param points its height; 0 means the same as the interface's body text
     */
    void chooseCodeFont(String family, int points);
}
