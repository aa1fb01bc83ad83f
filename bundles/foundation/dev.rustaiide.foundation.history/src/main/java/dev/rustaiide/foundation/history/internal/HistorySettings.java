package dev.rustaiide.foundation.history.internal;

import java.util.List;

import org.osgi.service.component.annotations.Component;

import dev.rustaiide.foundation.config.SettingKey;
import dev.rustaiide.foundation.config.SettingsSource;

/** The settings of local history. */
@Component
public final class HistorySettings implements SettingsSource {
    static final SettingKey<Boolean> ENABLED = SettingKey.flag("history.enabled", true, "Local history",
            "Keeps what a file had before it is overwritten or deleted, on this machine only.", "Local history");
    static final SettingKey<Long> DAYS = SettingKey.number("history.days", 30, 1, 3650, "Days that are kept",
            "What is older goes, unless it has a label.", "Local history");
    static final SettingKey<Long> MEGABYTES = SettingKey.number("history.megabytes", 500, 1, 1 << 20,
            "Room for local history", "In MiB, compressed. When it is full the oldest goes.", "Local history");
    static final SettingKey<Long> LARGEST = SettingKey.number("history.largestFile", 4096, 1, 1 << 20,
            "Largest file that is kept", "In KiB.", "Local history");
    static final SettingKey<List<String>> EXCLUDE = SettingKey.list("history.exclude",
            List.of("**/.git/**", "**/target/{debug,release,doc,package,tmp}/**", "**/node_modules/**", "**/.venv/**",
                    "**/__pycache__/**"),
            "Not kept", "Patterns of paths, e.g. **/out/**. Secrets, such as .env and keys, are never kept.",
            "Local history");

    @Override
    public List<SettingKey<?>> keys() {
        return List.of(ENABLED, DAYS, MEGABYTES, LARGEST, EXCLUDE);
    }
}
