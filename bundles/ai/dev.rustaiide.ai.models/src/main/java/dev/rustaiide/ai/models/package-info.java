/**
 * Which models are on this machine, and where.
 *
 * <p>Invariant: a model is known by its card, and no model is used whose files are not what the card says.
 */
@Export
@Version("1.0.0")
@NullMarked
package dev.rustaiide.ai.models;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
