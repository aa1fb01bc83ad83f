/** The questions in rust-analyzer's words. */
@NullMarked
package dev.rustaiide.system.lsp.extensions.internal;

import org.jspecify.annotations.NullMarked;
