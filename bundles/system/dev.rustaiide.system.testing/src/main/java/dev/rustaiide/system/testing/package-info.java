/**
 * Tests of a folder, whatever framework they are written for: which there are, running them, what came of them, how
 * long they take and which of them cannot be relied on.
 *
 * <p>Invariant: nothing of a folder is run unless its code may run; every test that has begun is told to have ended,
 * also when the run is stopped, and no child is left behind.
 */
@Export
@Version("1.0.0")
@NullMarked
package dev.rustaiide.system.testing;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
