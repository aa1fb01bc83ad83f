/**
 * Encryption at rest, password hashing, tokens, signatures, the keeping of secrets, and keeping them out of texts.
 *
 * <p>Invariant: what was altered, or sealed with another key, is refused and never given out in part as if it were
 * whole; the value of a secret is in no message, no exception and no event.
 */
@Export
@Version("1.0.0")
@NullMarked
package dev.rustaiide.foundation.security;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
