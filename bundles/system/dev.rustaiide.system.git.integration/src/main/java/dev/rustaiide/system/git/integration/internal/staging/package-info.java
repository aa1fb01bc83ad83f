/** Writes the index and commits. */
@NullMarked
package dev.rustaiide.system.git.integration.internal.staging;

import org.jspecify.annotations.NullMarked;
