/**
 * How documents are kept: their history, who parses them, and the journal that outlives a crash.
 *
 * <p>Invariant: no file is read or written on the UI thread.
 */
@NullMarked
package dev.rustaiide.app.documents.internal;

import org.jspecify.annotations.NullMarked;
