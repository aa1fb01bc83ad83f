package dev.rustaiide.ai.training;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Words that several texts have, large letters or small: what one person wrote once and nobody else is to know is none
 * (k-anonymity; Samarati and Sweeney, 1998).
 */
public final class CommonWords {
    /** Texts that have a common word. */
    static final int TEXTS = 3;
    /** No words are common. */
    public static final CommonWords NONE = new CommonWords(Map.of());

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_]+");

    private final Map<String, Integer> texts;

    private CommonWords(Map<String, Integer> texts) {
        this.texts = texts;
    }

    /** Those of {@code texts}. */
    public static CommonWords of(Collection<String> texts) {
        Map<String, Integer> counts = new HashMap<>();
        for (String text : texts) {
            words(text).forEach(word -> counts.merge(word, 1, Integer::sum));
        }
        counts.values().removeIf(count -> count < TEXTS);
        return new CommonWords(counts);
    }

    /** Whether all words of {@code text} are; also if it has none. */
    public boolean isAll(String text) {
        return !texts.isEmpty() && texts.keySet().containsAll(words(text));
    }

    private static Set<String> words(String text) {
        Set<String> words = new HashSet<>();
        Matcher word = WORD.matcher(text);
        while (word.find()) {
            words.add(word.group().toLowerCase(Locale.ROOT));
        }
        return words;
    }
}
