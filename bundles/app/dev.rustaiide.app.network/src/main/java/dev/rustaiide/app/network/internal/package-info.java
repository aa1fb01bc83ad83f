/** The network gate in the window: whether it is open, what it lets through, and what was asked of it. */
@NullMarked
package dev.rustaiide.app.network.internal;

import org.jspecify.annotations.NullMarked;
