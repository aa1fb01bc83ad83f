/**
 * Language servers as a service: found, started, supervised, and asked as sources of what is known about text.
 *
 * <p>Invariant: one server runs for a definition and a root, whoever uses it; none starts in a folder that is not
 * trusted unless a person asked for it, and none outlives this process.
 */
@Export
@Version("1.0.0")
@NullMarked
package dev.rustaiide.system.lsp.client;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
