/**
 * Failures that people meet: what happened, why, and what to do next.
 *
 * <p>Invariant: each kind of failure names a next step, and a failure is rendered in one place for each face.
 */
@Export
@Version("1.0.0")
@NullMarked
package dev.rustaiide.foundation.error;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
