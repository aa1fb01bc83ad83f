/** How people meet the assistant: its commands, its panel, and its offers at problems. */
@NullMarked
package dev.rustaiide.app.assistant.internal;

import org.jspecify.annotations.NullMarked;
