package dev.rustaiide.ai.completion.internal;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

import dev.rustaiide.ai.completion.tokens.Lexer;

/** Words in the order of their letters. Immutable. */
final class NameList {
    static final NameList NONE = new NameList(new String[0], new int[0]);

    /** In lower case. */
    private final String[] words;
    private final int[] numbers;

    private NameList(String[] words, int[] numbers) {
        this.words = words;
        this.numbers = numbers;
    }

    /** Those of {@code numbers} that are words. */
    static NameList of(IntStream numbers, Vocabulary vocabulary) {
        record Name(String word, int number) {}
        Name[] names = numbers.mapToObj(number -> new Name(vocabulary.word(number), number))
                .filter(name -> isName(name.word)).map(name -> new Name(lower(name.word), name.number))
                .sorted(Comparator.comparing(Name::word).thenComparing(Name::number)).toArray(Name[]::new);
        return new NameList(Arrays.stream(names).map(Name::word).toArray(String[]::new),
                Arrays.stream(names).mapToInt(Name::number).toArray());
    }

    /** Whether people would look for it in a list: a word, and no string or sign. */
    static boolean isName(String token) {
        if (token.isEmpty()) {
            return false;
        }
        char first = token.charAt(0);
        char last = token.charAt(token.length() - 1);
        return (Character.isUnicodeIdentifierStart(first) || first == '_' || first == '$') && Lexer.isPart(last)
                && !token.equals("_");
    }

    static String lower(String word) {
        return word.toLowerCase(java.util.Locale.ROOT);
    }

    /** Gives those that begin with {@code typed}, whatever the case of its letters. */
    void startingWith(String typed, IntConsumer each) {
        String prefix = lower(typed);
        int at = Arrays.binarySearch(words, prefix);
        at = at >= 0 ? at : -at - 1;
        while (at > 0 && words[at - 1].equals(prefix)) {
            at--;
        }
        for (; at < words.length && words[at].startsWith(prefix); at++) {
            each.accept(numbers[at]);
        }
    }
}
