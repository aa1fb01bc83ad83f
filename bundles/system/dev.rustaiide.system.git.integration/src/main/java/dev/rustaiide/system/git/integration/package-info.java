/**
 * What Git knows of a folder: its history, and its files as they were at any revision.
 *
 * <p>Invariant: reading a repository runs no program, no hook and no filter, reads no configuration but the
 * repository's own, and writes nothing.
 */
@Export
@Version("1.0.0")
@NullMarked
package dev.rustaiide.system.git.integration;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
