/**
 * What the features are worth that models decide by: how much each matters, whether it drifts from one corpus to
 * another, and whether it leaks what it must not know.
 *
 * <p>Invariant: a report is made of lessons alone; it changes no model and nothing of a project is kept in it but its
 * name.
 */
@Export
@Version("1.0.0")
@NullMarked
package dev.rustaiide.ai.feature.engineering;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
