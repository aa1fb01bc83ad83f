/** Branches, history and the graph. */
@NullMarked
package dev.rustaiide.system.git.integration.internal.history;

import org.jspecify.annotations.NullMarked;
