@NullMarked
package dev.rustaiide.ai.assistant.internal;

import org.jspecify.annotations.NullMarked;
