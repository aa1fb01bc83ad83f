/**
 * Checks on what comes from outside: paths, commands, addresses, documents with a schema.
 */
@Export
@Version("1.0.0")
@NullMarked
package dev.rustaiide.foundation.validation;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
