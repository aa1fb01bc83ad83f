package dev.rustaiide.ai.models;

/**
 * What there is to know of a model before it is used.
 *
 * @param title for people
 * @param licence by its SPDX name
 * @param source who made it, or the name under which it is published
 */
public record ModelCard(ModelId id, ModelTask task, String title, String licence, String source) {}
