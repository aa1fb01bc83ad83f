package dev.rustaiide.foundation.cache.internal;

import java.util.List;

import org.osgi.service.component.annotations.Component;

import dev.rustaiide.foundation.config.SettingKey;
import dev.rustaiide.foundation.config.SettingsSource;

/** The settings of all caches together. */
@Component
public final class CacheSettings implements SettingsSource {
    /** In megabytes. */
    public static final SettingKey<Long> DISK_BUDGET = SettingKey.number("cache.diskBudget", 1024, 16, 1 << 20,
            "Cache on disk", "In MiB. The most that cached results may take on disk; what was not used for longest"
                    + " goes first.", "System").ofApplication();

    @Override
    public List<SettingKey<?>> keys() {
        return List.of(DISK_BUDGET);
    }
}
