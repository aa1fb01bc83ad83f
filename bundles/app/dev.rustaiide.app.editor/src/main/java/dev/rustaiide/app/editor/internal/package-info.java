/**
 * How the editor is made: edits as plans that need no display, and a view that paints and listens.
 *
 * <p>Invariant: nothing that decides what an edit does touches a widget, so that it can be tested without a window.
 */
@NullMarked
package dev.rustaiide.app.editor.internal;

import org.jspecify.annotations.NullMarked;
