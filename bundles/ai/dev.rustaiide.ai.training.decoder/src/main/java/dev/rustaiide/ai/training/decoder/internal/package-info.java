/**
 * Trains the small decoder that writes ghost text: steps of a pipeline, from a corpus to the files that the product and
 * llama.cpp read.
 *
 * <p>Invariant: PyTorch is only ever in a process of its own. Whatever becomes of that, what was learned until seconds
 * before is kept, and nothing else is touched.
 */
@NullMarked
package dev.rustaiide.ai.training.decoder.internal;

import org.jspecify.annotations.NullMarked;
