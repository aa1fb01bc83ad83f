/**
 * Snippets: text with places to visit, in the syntax of the language server protocol.
 *
 * <p>Invariant: whatever is written, a snippet comes out; what is no syntax stands for itself.
 */
@Export
@Version("1.0.0")
@NullMarked
package dev.rustaiide.foundation.language.snippet;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
