package dev.rustaiide.ai.inference.internal;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.ai.model.formats.BytePairEncoder;

/** Encodes by byte pairs, without a library beside Java. */
final class PairEncoder implements TextEncoder {
    private final BytePairEncoder pairs;
    private final Vocabulary vocabulary;
    private final @Nullable Pattern added;

    /** @param added finds the names of tokens that are read as a whole; null if there are none */
    PairEncoder(BytePairEncoder pairs, Vocabulary vocabulary, @Nullable Pattern added) {
        this.pairs = pairs;
        this.vocabulary = vocabulary;
        this.added = added;
    }

    @Override
    public int[] tokens(String text) {
        if (added == null) {
            return pairs.encode(text);
        }
        IntStream tokens = IntStream.empty();
        Matcher names = added.matcher(text);
        int from = 0;
        while (names.find()) {
            tokens = IntStream.concat(tokens, IntStream.of(pairs.encode(text.substring(from, names.start()))));
            tokens = IntStream.concat(tokens, IntStream.of(vocabulary.added(names.group()).orElseThrow()));
            from = names.end();
        }
        return from == 0 ? pairs.encode(text)
                : IntStream.concat(tokens, IntStream.of(pairs.encode(text.substring(from)))).toArray();
    }

    @Override
    public int[] dressed(String text) {
        return tokens(text);
    }

    @Override
    public void close() {
        // It holds nothing.
    }
}
