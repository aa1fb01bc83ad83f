/**
 * Finds the other places of a text that want the change that was just made. Invariant: the same text and change give
 * the same places, and no place is offered where the text says already what it would say.
 */
@NullMarked
package dev.rustaiide.ai.next.edit.internal;

import org.jspecify.annotations.NullMarked;
