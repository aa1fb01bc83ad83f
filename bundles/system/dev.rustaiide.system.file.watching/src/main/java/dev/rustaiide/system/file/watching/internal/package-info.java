/**
 * Watching through the system's own service, and by reading the tree where that fails.
 *
 * <p>Invariant: all state of a watch belongs to its one thread.
 */
@NullMarked
package dev.rustaiide.system.file.watching.internal;

import org.jspecify.annotations.NullMarked;
