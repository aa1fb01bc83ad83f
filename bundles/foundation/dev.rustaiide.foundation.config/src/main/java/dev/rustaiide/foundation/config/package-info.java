/**
 * What the user can set: typed keys that bundles declare, and the layers that their values come from.
 *
 * <p>Invariant: a lookup always gives a valid value of the key's type and tells where it comes from; a file that cannot
 * be read changes nothing.
 */
@Export
@Version("1.0.0")
@NullMarked
package dev.rustaiide.foundation.config;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
