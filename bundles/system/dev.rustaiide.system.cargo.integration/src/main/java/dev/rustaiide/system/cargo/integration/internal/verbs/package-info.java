/** Cargo on the command line. */
@NullMarked
package dev.rustaiide.system.cargo.integration.internal.verbs;

import org.jspecify.annotations.NullMarked;
