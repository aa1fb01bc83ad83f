/** Sessions: the protocol's methods as questions, and answers as the protocol writes them. */
@NullMarked
package dev.rustaiide.system.lsp.server.internal;

import org.jspecify.annotations.NullMarked;
