/**
 * Keeps what people took and left of the completions that they were shown, for training on their machine.
 *
 * <p>Invariant: nothing is kept, nor read by a training, unless people have switched it on; what is kept is numbers, no
 * text of the code; it is bounded, can be looked at, and is gone once it is erased.
 */
@Export
@Version("1.0.0")
@NullMarked
package dev.rustaiide.ai.acceptance;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
