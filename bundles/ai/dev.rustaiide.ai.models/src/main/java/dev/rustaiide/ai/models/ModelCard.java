package dev.rustaiide.ai.models;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * What there is to know of a model before it is used.
 *
 * @param tasks what it can do; at least one
 * @param title for people
 * @param licence by its SPDX name
 * @param source who made it, or the name under which it is published
 */
public record ModelCard(ModelId id, Set<ModelTask> tasks, String title, String licence, String source) {
    public ModelCard {
        tasks = Collections.unmodifiableSet(EnumSet.copyOf(tasks));
    }

    /** A model that can do one thing. */
    public ModelCard(ModelId id, ModelTask task, String title, String licence, String source) {
        this(id, EnumSet.of(task), title, licence, source);
    }
}
