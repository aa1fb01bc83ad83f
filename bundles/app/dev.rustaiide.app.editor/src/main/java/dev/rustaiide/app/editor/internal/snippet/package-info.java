/**
 * Snippets: text with places to visit, in the syntax of the language server protocol.
 *
 * <p>Invariant: whatever is written, a snippet comes out; what is no syntax stands for itself.
 */
@NullMarked
package dev.rustaiide.app.editor.internal.snippet;

import org.jspecify.annotations.NullMarked;
