package dev.rustaiide.ai.inference.internal;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.ai.model.formats.BytePairEncoder;
import dev.rustaiide.foundation.error.FailureException;

/** Turns text into the numbers of its tokens. Any thread may use it. */
final class ModelTokenizer implements AutoCloseable {
    private final TextEncoder encoder;
    private final Vocabulary vocabulary;
    private final int[] beginning;
    private final @Nullable Pattern added;

    ModelTokenizer(TextEncoder encoder, Vocabulary vocabulary) {
        this.encoder = encoder;
        this.vocabulary = vocabulary;
        this.beginning = beginning(encoder);
        this.added = names(vocabulary);
    }

    /**
     * The one of {@code file}, whose vocabulary that is: our own code reads text for it where that gives the same.
     *
     * @throws FailureException if it is no tokenizer
     */
    static ModelTokenizer of(Path file, Vocabulary vocabulary, Tokenizers library) throws FailureException {
        Optional<BytePairEncoder> pairs = vocabulary.pairs();
        return new ModelTokenizer(pairs.isPresent() ? new PairEncoder(pairs.get(), vocabulary, names(vocabulary))
                : new NativeEncoder(library.read(file)), vocabulary);
    }

    /** The longer before the shorter, since the first that fits is taken. */
    private static @Nullable Pattern names(Vocabulary vocabulary) {
        String names = vocabulary.added().stream().filter(name -> name.length() > 1)
                .sorted(Comparator.comparing(String::length).reversed()).map(Pattern::quote)
                .collect(Collectors.joining("|"));
        return names.isEmpty() ? null : Pattern.compile(names);
    }

    /** What a text begins with: the tokens that the tokenizer puts before one, and not those behind. */
    private static int[] beginning(TextEncoder encoder) {
        int[] bare = encoder.tokens("a");
        int[] dressed = encoder.dressed("a");
        int before = 0;
        while (before < dressed.length && bare.length > 0 && dressed[before] != bare[0]) {
            before++;
        }
        return before == dressed.length ? new int[0] : Arrays.copyOf(dressed, before);
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
        return IntStream.of(encoder.tokens(text));
    }

    /** The tokens of what we write ourselves, in which names of special tokens are those. */
    IntStream markup(String text) {
        return plain(text);
    }

    @Override
    public void close() {
        encoder.close();
    }
}
