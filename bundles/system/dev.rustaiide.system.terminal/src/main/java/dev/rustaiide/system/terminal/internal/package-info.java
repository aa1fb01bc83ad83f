/** Terminals by the C library, and how shells are told to mark their prompts. */
@NullMarked
package dev.rustaiide.system.terminal.internal;

import org.jspecify.annotations.NullMarked;
