/** What is said in the window, apart from how it is drawn: conversations, what is kept of them, what they refer to. */
@NullMarked
package dev.rustaiide.app.assistant.internal.talk;

import org.jspecify.annotations.NullMarked;
