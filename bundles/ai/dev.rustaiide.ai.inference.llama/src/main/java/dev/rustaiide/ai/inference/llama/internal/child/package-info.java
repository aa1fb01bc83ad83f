/**
 * The program that runs one model by llama.cpp, in a process of its own. It has nothing but the JDK and this package.
 *
 * <p>Invariant: it ends when whoever started it does, and no sooner than it has said why.
 */
@NullMarked
package dev.rustaiide.ai.inference.llama.internal.child;

import org.jspecify.annotations.NullMarked;
