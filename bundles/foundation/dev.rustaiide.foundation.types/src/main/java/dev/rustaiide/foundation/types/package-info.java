/**
 * The vocabulary that every layer shares: places in text, edits, symbols, diagnostics and languages.
 *
 * <p>Invariant: plain immutable values without behaviour that needs a service; characters are counted in UTF-16 units
 * and lines and columns from zero, as in LSP.
 */
@Export
@Version("1.0.0")
@NullMarked
package dev.rustaiide.foundation.types;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
