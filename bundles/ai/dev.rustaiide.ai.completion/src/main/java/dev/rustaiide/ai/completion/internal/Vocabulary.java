package dev.rustaiide.ai.completion.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers for tokens: first those of a shared list, then more as they come. Any thread may use it. */
final class Vocabulary {
    /** What stands before the first token of a file, and for what is not known. */
    static final int NOTHING = 0;

    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> words = new ArrayList<>();

    Vocabulary() {
        number("");
    }

    /** The shared words have the numbers from 1 on. */
    Vocabulary(List<String> shared) {
        this();
        shared.forEach(this::number);
    }

    synchronized int number(String word) {
        Integer known = numbers.putIfAbsent(word, words.size());
        if (known != null) {
            return known;
        }
        words.add(word);
        return words.size() - 1;
    }

    /** {@link #NOTHING} if it was never seen. */
    synchronized int known(String word) {
        return numbers.getOrDefault(word, NOTHING);
    }

    synchronized String word(int number) {
        return words.get(number);
    }

    synchronized int size() {
        return words.size();
    }
}
