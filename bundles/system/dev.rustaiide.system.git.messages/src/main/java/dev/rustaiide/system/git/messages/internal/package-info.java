/** Prompts for messages, checks of what comes back, and what stands in where nothing does. */
@NullMarked
package dev.rustaiide.system.git.messages.internal;

import org.jspecify.annotations.NullMarked;
