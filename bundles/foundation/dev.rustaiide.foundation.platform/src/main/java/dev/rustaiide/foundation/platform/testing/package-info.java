/**
 * The real machine, for the tests of others.
 *
 * <p>Invariant: what is here starts nothing by itself, and ends what was started when it is closed.
 */
@Export
@Version("1.0.0")
@NullMarked
package dev.rustaiide.foundation.platform.testing;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
