package dev.rustaiide.foundation.config;

/**
 * What keeps a setting from being changed.
 *
 * @param by who locked it, e.g. {@code ACME IT}
 * @param reason a sentence for people; empty if none was given
 * @param source where it says so
 */
public record Lock(String by, String reason, Source source) {}
