/**
 * How answers are asked for and shown.
 *
 * <p>Invariant: nothing that decides what an edit does touches a widget, so that it can be tested without a window.
 */
@NullMarked
package dev.rustaiide.app.editor.language.internal;

import org.jspecify.annotations.NullMarked;
