/**
 * Logs as JSON lines, and the audit trail that shows when somebody touched it.
 */
@Export
@Version("1.0.0")
@NullMarked
package dev.rustaiide.foundation.logging;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
