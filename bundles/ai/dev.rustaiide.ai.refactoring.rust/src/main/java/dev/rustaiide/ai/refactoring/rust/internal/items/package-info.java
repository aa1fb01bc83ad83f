/** Refactorings of items, which are named all over a workspace, and the module trees that their names rest on. */
@NullMarked
package dev.rustaiide.ai.refactoring.rust.internal.items;

import org.jspecify.annotations.NullMarked;
