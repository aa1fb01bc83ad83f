/**
 * Checks on what comes from outside: paths, commands, addresses, documents with a schema. Pure functions that answer
 * with a {@link dev.rustaiide.foundation.validation.Verdict}; only {@link PathRules#inside} looks at the disk, since
 * links cannot be judged otherwise.
 *
 * <p>Invariant: what is not understood is refused, and what is accepted is given back in the one form that was checked,
 * so that nobody uses another.
 */
@Export
@Version("1.0.0")
@NullMarked
package dev.rustaiide.foundation.validation;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
