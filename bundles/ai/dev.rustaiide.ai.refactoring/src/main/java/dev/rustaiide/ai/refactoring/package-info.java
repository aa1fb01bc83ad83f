/**
 * Changes of several files as one: planned, looked at, applied all or not at all, and undone the same way; and what
 * proposes such changes: renaming, and each {@link dev.rustaiide.ai.refactoring.Refactoring} that a bundle registers.
 *
 * <p>The extension point is that service. Our own refactorings of Rust come from a bundle of their own: a component
 * that implements {@code Refactoring} is all it takes, and the command line and the window show it under its id and
 * title.
 *
 * <p>Invariant: nothing is changed before all of a plan was found to be possible, and what was begun is completed or
 * taken back, after {@code kill -9} too.
 */
@Export
@Version("1.0.0")
@NullMarked
package dev.rustaiide.ai.refactoring;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
