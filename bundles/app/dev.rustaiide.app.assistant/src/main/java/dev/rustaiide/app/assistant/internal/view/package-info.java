/** The panel in which people and the assistant talk. */
@NullMarked
package dev.rustaiide.app.assistant.internal.view;

import org.jspecify.annotations.NullMarked;
