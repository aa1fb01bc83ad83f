/** Refactorings of the items of Rust, which are named all over a workspace: the module trees that their names rest on. */
@NullMarked
package dev.rustaiide.ai.refactoring.internal.items;

import org.jspecify.annotations.NullMarked;
