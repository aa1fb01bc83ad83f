package dev.rustaiide.foundation.config;

import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

/**
 * Published when another value of a declared setting is in force. The value is not told: whoever needs it looks it up.
 *
 * @param id of the key
 * @param origin where the value comes from now
 * @param folder the one whose settings changed; null if it is about no place
 */
public record SettingChanged(String id, Origin origin, @Nullable Path folder) {}
