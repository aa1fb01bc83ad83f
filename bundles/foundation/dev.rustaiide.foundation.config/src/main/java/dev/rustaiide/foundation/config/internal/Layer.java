package dev.rustaiide.foundation.config.internal;

import java.util.Optional;

import dev.rustaiide.foundation.config.Origin;
import dev.rustaiide.foundation.config.SettingKey;

/** One place that values come from. Immutable. */
interface Layer {
    Origin origin();

    /** Whether this layer says anything about {@code key}, valid or not. */
    boolean has(SettingKey<?> key);

    /** The value; empty if there is none, or one that breaks the rule of its type. */
    <T> Optional<T> value(SettingKey<T> key);
}
