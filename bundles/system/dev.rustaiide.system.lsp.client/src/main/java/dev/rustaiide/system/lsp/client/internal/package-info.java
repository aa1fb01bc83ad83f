/** The servers as services, sources of answers and a verb: our questions in the protocol's words, and back. */
@NullMarked
package dev.rustaiide.system.lsp.client.internal;

import org.jspecify.annotations.NullMarked;
