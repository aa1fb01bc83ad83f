package dev.rustaiide.foundation.config.internal;

import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.foundation.config.Origin;
import dev.rustaiide.foundation.config.SettingKey;
import dev.rustaiide.foundation.config.SettingType;
import dev.rustaiide.foundation.config.Source;

/** One place that values come from. Immutable. */
interface Layer {
    Origin origin();

    /** Everything that is set here, by its name in this layer. */
    Set<String> names();

    /** The name of {@code key} in this layer. */
    default String nameOf(SettingKey<?> key) {
        return key.id();
    }

    /** What stands under {@code name}, valid or not; null if nothing does. */
    @Nullable
    Written written(String name);

    /** Where {@code name} stands. */
    Source source(String name);

    /** Whether what stands here is trusted as far as {@code key} needs it. */
    default boolean trusts(SettingKey<?> key) {
        return true;
    }

    /** Whether values for {@code key} count here. */
    default boolean admits(SettingKey<?> key) {
        return key.scope().admits(origin()) && trusts(key);
    }

    /** A value as it was written. */
    interface Written {
        /** What it stands for; empty if it breaks the rule of {@code type}. */
        <T> Optional<T> as(SettingType<T> type);

        String text();
    }
}
