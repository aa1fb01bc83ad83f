@NullMarked
package dev.rustaiide.ai.completion.internal;

import org.jspecify.annotations.NullMarked;
