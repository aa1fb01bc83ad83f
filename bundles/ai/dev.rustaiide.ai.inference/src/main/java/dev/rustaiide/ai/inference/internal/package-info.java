/** How models are run by ONNX Runtime. */
@NullMarked
package dev.rustaiide.ai.inference.internal;

import org.jspecify.annotations.NullMarked;
