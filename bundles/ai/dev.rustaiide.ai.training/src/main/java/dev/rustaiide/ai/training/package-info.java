/**
 * Adapts the models that complete code to people's own code, on their machine.
 *
 * <p>Invariant: a model is installed only if it is better, beyond what chance explains, on files that it did not learn
 * from; secrets, numbers and uncommon strings of the code are in no model; whatever stops a training, nothing is
 * installed by halves, and it goes on where it was.
 */
@Export
@Version("1.0.0")
@NullMarked
package dev.rustaiide.ai.training;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
