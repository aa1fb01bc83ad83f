/**
 * Running Cargo's own program and reading what it prints.
 *
 * <p>Invariant: what Cargo prints is input from outside; whatever cannot be read is left out and never ends a check.
 */
@NullMarked
package dev.rustaiide.system.cargo.integration.internal;

import org.jspecify.annotations.NullMarked;
