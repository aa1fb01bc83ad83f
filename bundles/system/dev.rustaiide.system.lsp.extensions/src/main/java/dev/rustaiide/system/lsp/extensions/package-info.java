/**
 * What rust-analyzer can be asked beyond the standard protocol, as questions like all others.
 *
 * <p>Invariant: they are asked of a server that runs; none starts one. An older server that does not know a question
 * makes it fail with its own words.
 */
@Export
@Version("1.0.0")
@NullMarked
package dev.rustaiide.system.lsp.extensions;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
