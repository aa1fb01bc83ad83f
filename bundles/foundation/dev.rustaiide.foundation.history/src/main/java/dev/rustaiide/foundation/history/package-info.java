/**
 * What files had in them before: a bounded store of former contents outside of all projects, kept before each time that
 * the product overwrites or deletes.
 *
 * <p>Invariant: what a revision names is whole or not there; keeping never stops or damages what is being written, and
 * what may be a secret is not kept.
 */
@Export
@Version("1.0.0")
@NullMarked
package dev.rustaiide.foundation.history;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
