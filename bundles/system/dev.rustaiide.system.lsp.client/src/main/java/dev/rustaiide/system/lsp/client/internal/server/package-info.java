/** Finding, starting and supervising language servers, and telling them what the texts are. */
@NullMarked
package dev.rustaiide.system.lsp.client.internal.server;

import org.jspecify.annotations.NullMarked;
