package dev.rustaiide.ai.models;

import dev.rustaiide.foundation.events.Audited;

/**
 * Another version is what the name of a model stands for.
 *
 * @param id as name@version
 */
public record ModelMadeCurrent(String id) implements Audited {}
