/**
 * What works on this machine alone, told by what can prove it.
 *
 * <p>Invariant: a capability is what it shows when it is run, never a claim.
 */
@Export
@Version("1.0.0")
@NullMarked
package dev.rustaiide.ai.offline;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
