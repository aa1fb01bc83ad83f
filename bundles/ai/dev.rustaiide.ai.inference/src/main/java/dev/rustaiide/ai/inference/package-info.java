/**
 * Running models on this machine.
 *
 * <p>Invariant: a model that is broken, too large or slow fails or is cancelled with a reason, and nobody waits for it
 * on the UI thread.
 */
@Export
@Version("1.0.0")
@NullMarked
package dev.rustaiide.ai.inference;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
