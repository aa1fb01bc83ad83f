/**
 * Encryption at rest, password hashing, tokens, signatures and the keeping of secrets.
 */
@Export
@Version("1.0.0")
@NullMarked
package dev.rustaiide.foundation.security;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
