/** JSON-RPC over two streams, as the language server protocol frames it. */
@NullMarked
package dev.rustaiide.system.lsp.client.internal.rpc;

import org.jspecify.annotations.NullMarked;
