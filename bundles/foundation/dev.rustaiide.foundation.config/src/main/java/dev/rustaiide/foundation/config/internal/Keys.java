package dev.rustaiide.foundation.config.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

import dev.rustaiide.foundation.config.SettingKey;
import dev.rustaiide.foundation.config.SettingsSource;

/** The keys that bundles declare. The sources are asked for only when somebody wants to see all keys. */
record Keys(Supplier<List<SettingsSource>> sources) {
    /** By category, in the order of the alphabet; those of a category as their bundles have them. */
    List<SettingKey<?>> all() {
        Map<String, List<SettingKey<?>>> categories = new TreeMap<>();
        for (SettingsSource source : sources.get()) {
            for (SettingKey<?> key : source.keys()) {
                categories.computeIfAbsent(key.category(), category -> new ArrayList<>()).add(key);
            }
        }
        return categories.values().stream().flatMap(List::stream).toList();
    }
}
