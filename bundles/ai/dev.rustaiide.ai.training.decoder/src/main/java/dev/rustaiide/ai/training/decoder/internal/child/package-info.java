/**
 * The program that trains with PyTorch, in a process of its own, and what it reads and writes. Whoever starts it uses
 * of this package only what needs no PyTorch.
 *
 * <p>Invariant: it ends when whoever started it does. What is under a name is whole: files are written beside it first.
 */
@NullMarked
package dev.rustaiide.ai.training.decoder.internal.child;

import org.jspecify.annotations.NullMarked;
