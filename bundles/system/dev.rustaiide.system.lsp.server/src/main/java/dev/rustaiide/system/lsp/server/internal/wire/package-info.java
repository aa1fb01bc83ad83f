/** Messages on their way: framing, and what waits to be sent. Every size that comes from outside has a limit. */
@NullMarked
package dev.rustaiide.system.lsp.server.internal.wire;

import org.jspecify.annotations.NullMarked;
