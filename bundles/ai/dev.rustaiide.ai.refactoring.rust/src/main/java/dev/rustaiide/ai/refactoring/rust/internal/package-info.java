/** Refactorings of Rust that names, scopes and syntax prove to keep what a program does. */
@NullMarked
package dev.rustaiide.ai.refactoring.rust.internal;

import org.jspecify.annotations.NullMarked;
