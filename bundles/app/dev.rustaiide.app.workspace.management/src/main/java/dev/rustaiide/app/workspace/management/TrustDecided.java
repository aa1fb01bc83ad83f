package dev.rustaiide.app.workspace.management;

import java.nio.file.Path;

import dev.rustaiide.foundation.events.Audited;

/**
 * The user has decided whether the code of a folder may be executed, and that is written down; published on {@code
 * foundation.events}.
 *
 * @param trusted whether it may; a folder that is no longer trusted by itself may still lie in one that is
 */
public record TrustDecided(Path folder, boolean trusted) implements Audited {}
