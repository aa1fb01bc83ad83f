/**
 * This machine: where files go, which programs there are, how they are run, and what a healthy set-up looks like.
 *
 * <p>Invariant: no shell is ever started, and no child outlives the process that started it.
 */
@Export
@Version("1.0.0")
@NullMarked
package dev.rustaiide.foundation.platform;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
