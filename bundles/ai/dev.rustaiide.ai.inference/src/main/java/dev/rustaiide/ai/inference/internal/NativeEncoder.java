package dev.rustaiide.ai.inference.internal;

import java.util.stream.LongStream;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;

/** Encodes with Hugging Face's own library. */
record NativeEncoder(HuggingFaceTokenizer tokenizer) implements TextEncoder {
    @Override
    public int[] tokens(String text) {
        return text.isEmpty() ? new int[0] : ints(tokenizer.encode(text, false, false).getIds());
    }

    @Override
    public int[] dressed(String text) {
        return ints(tokenizer.encode(text, true, false).getIds());
    }

    private static int[] ints(long[] ids) {
        return LongStream.of(ids).mapToInt(id -> (int) id).toArray();
    }

    @Override
    public void close() {
        tokenizer.close();
    }
}
