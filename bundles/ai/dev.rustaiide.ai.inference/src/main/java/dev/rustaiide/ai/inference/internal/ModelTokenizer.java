package dev.rustaiide.ai.inference.internal;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;

import org.jspecify.annotations.Nullable;

/** Turns text into the numbers of its tokens. Any thread may use it. */
final class ModelTokenizer implements AutoCloseable {
    private final HuggingFaceTokenizer tokenizer;
    private final Vocabulary vocabulary;
    private final int[] beginning;
    private final @Nullable Pattern added;

    ModelTokenizer(HuggingFaceTokenizer tokenizer, Vocabulary vocabulary) {
        this.tokenizer = tokenizer;
        this.vocabulary = vocabulary;
        this.beginning = beginning(tokenizer);
        String names = vocabulary.added().stream().filter(name -> name.length() > 1)
                .sorted(Comparator.comparing(String::length).reversed()).map(Pattern::quote)
                .collect(Collectors.joining("|"));
        this.added = names.isEmpty() ? null : Pattern.compile(names);
    }

    /** What a text begins with: the tokens that the tokenizer puts before one, and not those behind. */
    private static int[] beginning(HuggingFaceTokenizer tokenizer) {
        long[] bare = tokenizer.encode("a", false, false).getIds();
        long[] dressed = tokenizer.encode("a", true, false).getIds();
        int before = 0;
        while (before < dressed.length && bare.length > 0 && dressed[before] != bare[0]) {
            before++;
        }
        return before == dressed.length ? new int[0] : LongStream.of(dressed).limit(before).mapToInt(id -> (int) id)
                .toArray();
    }

    Vocabulary vocabulary() {
        return vocabulary;
    }

    /** What stands before every text: often one token, or none. */
    IntStream beginning() {
        return IntStream.of(beginning);
    }

    /**
     * The tokens of somebody's text. If it has the name of a special token in it, that is read letter by letter:
     * nobody ends a message by writing so.
     */
    IntStream text(String text) {
        if (added == null) {
            return plain(text);
        }
        IntStream tokens = IntStream.empty();
        Matcher names = added.matcher(text);
        int from = 0;
        while (names.find()) {
            tokens = IntStream.concat(tokens, plain(text.substring(from, names.start() + 1)));
            from = names.start() + 1;
        }
        return IntStream.concat(tokens, plain(text.substring(from)));
    }

    private IntStream plain(String text) {
        return text.isEmpty() ? IntStream.empty()
                : LongStream.of(tokenizer.encode(text, false, false).getIds()).mapToInt(id -> (int) id);
    }

    /** The tokens of what we write ourselves, in which names of special tokens are those. */
    IntStream markup(String text) {
        return plain(text);
    }

    @Override
    public void close() {
        tokenizer.close();
    }
}
