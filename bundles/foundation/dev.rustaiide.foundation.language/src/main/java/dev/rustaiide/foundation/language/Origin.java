package dev.rustaiide.foundation.language;

/**
 * Who answered, and what they need to go on from there.
 *
 * @param handle theirs alone
 */
public record Origin(LanguageSource source, Object handle) {}
