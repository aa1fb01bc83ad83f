/**
 * Who answers questions in tests.
 *
 * <p>Invariant: it gives the answers that a test has written down, nothing else, and remembers what it was asked.
 */
@Export
@Version("1.0.0")
@NullMarked
package dev.rustaiide.foundation.language.testing;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
