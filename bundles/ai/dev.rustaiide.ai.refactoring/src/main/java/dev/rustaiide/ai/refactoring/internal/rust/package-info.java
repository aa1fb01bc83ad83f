/** Refactorings of Rust that names, scopes and syntax prove to keep what a program does. */
@NullMarked
package dev.rustaiide.ai.refactoring.internal.rust;

import org.jspecify.annotations.NullMarked;
