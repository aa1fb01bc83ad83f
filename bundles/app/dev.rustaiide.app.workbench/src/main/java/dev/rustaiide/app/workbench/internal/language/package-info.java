/**
 * What open texts tell those who know their languages, what the window asks about them, and the answers as it shows
 * them.
 *
 * <p>Invariant: asking never waits; the answer to the latest question wins.
 */
@NullMarked
package dev.rustaiide.app.workbench.internal.language;

import org.jspecify.annotations.NullMarked;
