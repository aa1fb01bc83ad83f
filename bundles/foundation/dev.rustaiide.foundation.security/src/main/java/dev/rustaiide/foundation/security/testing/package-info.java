/**
 * Care for secrets, for tests of other bundles.
 *
 * <p>Invariant: what is recognised is what the product recognises.
 */
@Export
@Version("1.0.0")
@NullMarked
package dev.rustaiide.foundation.security.testing;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
