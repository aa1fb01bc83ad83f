package dev.rustaiide.ai.models;

import dev.rustaiide.foundation.events.Audited;

/**
 * A model came into the store.
 *
 * @param id as name@version
 * @param digest see {@link Model#digest}
 * @param from where it was
 * @param signer the key that signed it, in short; empty if nobody did
 */
public record ModelImported(String id, String digest, String from, String signer) implements Audited {}
