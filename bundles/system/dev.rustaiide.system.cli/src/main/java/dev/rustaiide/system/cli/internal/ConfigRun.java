package dev.rustaiide.system.cli.internal;

import java.util.List;
import java.util.Locale;

import dev.rustaiide.foundation.common.Nearest;
import dev.rustaiide.foundation.config.Origin;
import dev.rustaiide.foundation.config.SettingKey;
import dev.rustaiide.foundation.config.Settings;
import dev.rustaiide.foundation.config.SettingsView;
import dev.rustaiide.system.cli.Invocation;

/**
 * What an action works with.
 *
 * @param view the settings for the place that was asked for
 * @param words what followed the name of the action
 */
record ConfigRun(Invocation invocation, Settings settings, SettingsView view, List<String> words) {
    /** The {@code count} words that are needed, called {@code names}. */
    void expect(String... names) throws UsageException {
        if (words.size() < names.length) {
            throw new UsageException("needs " + names[words.size()] + '.');
        }
        if (words.size() > names.length) {
            throw new UsageException("does not know what to do with \"" + words.get(names.length) + "\".");
        }
    }

    /** The key that the first word names. */
    SettingKey<?> key() throws UsageException {
        String id = words.getFirst();
        return settings.key(id).orElseThrow(() -> new UsageException("there is no setting \"" + id + "\" here."
                + Nearest.to(id, settings.keys().stream().map(SettingKey::id).toList())
                        .map(near -> " Did you mean \"" + near + "\"?").orElse(" See: " + VerbTable.PROGRAM
                                + " config list")));
    }

    /** A layer in words, e.g. {@code command line}. */
    static String name(Origin origin) {
        return origin.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
