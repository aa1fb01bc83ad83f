/** Reads conflicts from the index and from files. */
@NullMarked
package dev.rustaiide.system.git.conflicts.internal;

import org.jspecify.annotations.NullMarked;
