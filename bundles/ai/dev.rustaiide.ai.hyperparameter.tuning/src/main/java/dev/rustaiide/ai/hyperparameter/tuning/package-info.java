/**
 * Searches for the settings that a training goes best with: at random, by a Gaussian process, with poor trials stopped
 * early.
 *
 * <p>Invariant: what is found is judged on projects that neither a trial nor the choice among trials has seen.
 */
@Export
@Version("1.0.0")
@NullMarked
package dev.rustaiide.ai.hyperparameter.tuning;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
