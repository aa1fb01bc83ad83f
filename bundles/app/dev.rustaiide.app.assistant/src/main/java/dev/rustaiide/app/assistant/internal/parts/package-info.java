/** Controls that a conversation is made of; they know nothing of what is said. */
@NullMarked
package dev.rustaiide.app.assistant.internal.parts;

import org.jspecify.annotations.NullMarked;
