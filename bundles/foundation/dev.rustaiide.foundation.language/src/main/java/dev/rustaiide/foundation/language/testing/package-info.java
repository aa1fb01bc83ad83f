/**
 * What tests of bundles need that ask questions or follow declarations of languages.
 *
 * <p>Invariant: answers are those that a test has written down, and what was asked is remembered; of declarations
 * everything is real but the place of the file.
 */
@Export
@Version("1.0.0")
@NullMarked
package dev.rustaiide.foundation.language.testing;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
