/**
 * The small decoder that writes ghost text: nothing but its files, which {@code releng/train-decoder --ship} puts here.
 *
 * <p>Invariant: the weights are those of the card, made from the crates that {@code corpus.tsv} lists and no others.
 */
@NullMarked
package dev.rustaiide.ai.models.decoder.internal;

import org.jspecify.annotations.NullMarked;
