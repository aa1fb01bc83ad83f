/** The protocol, and what is served and used by it. */
@NullMarked
package dev.rustaiide.system.mcp.internal;

import org.jspecify.annotations.NullMarked;
