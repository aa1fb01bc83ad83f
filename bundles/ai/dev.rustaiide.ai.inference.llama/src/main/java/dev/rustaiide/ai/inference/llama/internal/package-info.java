/** How models in GGUF are run: by llama.cpp, in a child process for each. */
@NullMarked
package dev.rustaiide.ai.inference.llama.internal;

import org.jspecify.annotations.NullMarked;
