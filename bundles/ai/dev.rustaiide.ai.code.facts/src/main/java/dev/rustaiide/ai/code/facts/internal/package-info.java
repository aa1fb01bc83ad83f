/** The readers of facts, for Rust and by rules for other languages. */
@NullMarked
package dev.rustaiide.ai.code.facts.internal;

import org.jspecify.annotations.NullMarked;
