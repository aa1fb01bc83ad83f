/**
 * Lines of an editor that a model writes anew: the box where people say what they want, and the proposal in it.
 *
 * <p>Invariant: the text is edited only when people accept, only if it is what the model was shown, and as one step.
 */
@NullMarked
package dev.rustaiide.app.assistant.internal.inline;

import org.jspecify.annotations.NullMarked;
