/**
 * What the window asks about source text, and the answers as its lists show them.
 *
 * <p>Invariant: asking never waits; the answer to the latest question wins.
 */
@NullMarked
package dev.rustaiide.app.language.views.internal.ask;

import org.jspecify.annotations.NullMarked;
