package dev.rustaiide.foundation.language;

/**
 * An event: a source would answer questions like {@code kind} differently now although no text has changed.
 *
 * @param source its {@link LanguageSource#name()}
 * @param kind the question's class
 */
public record AnswersOutdated(String source, Class<?> kind) {}
