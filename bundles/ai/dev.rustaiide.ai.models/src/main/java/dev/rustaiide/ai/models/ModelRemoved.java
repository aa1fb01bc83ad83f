package dev.rustaiide.ai.models;

import dev.rustaiide.foundation.events.Audited;

/**
 * A model was deleted from the store.
 *
 * @param id as name@version
 * @param digest see {@link Model#digest}
 */
public record ModelRemoved(String id, String digest) implements Audited {}
