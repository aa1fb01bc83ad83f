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
 * (k-anonymity; Samarati and Sweeney, 1998), nor what looks made up, wherever it stands.
 */
public final class CommonWords {
    /** No words are common. */
    public static final CommonWords NONE = new CommonWords(Set.of());

    /** Texts that have a common word. */
    private static final int TEXTS = 3;
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_]+");
    /** Longer than {@code utf16} and with a digit, or with three of those. */
    private static final Pattern MADE_UP = Pattern.compile("(?=.*\\p{N}).{6,}|.*\\p{N}.*\\p{N}.*\\p{N}.*");

    private final Set<String> words;

    private CommonWords(Set<String> words) {
        this.words = Set.copyOf(words);
    }

    /** Those of {@code texts}. */
    public static CommonWords of(Collection<String> texts) {
        Map<String, Integer> counts = new HashMap<>();
        for (String text : texts) {
            words(text).forEach(word -> counts.merge(word, 1, Integer::sum));
        }
        counts.entrySet().removeIf(each -> each.getValue() < TEXTS || MADE_UP.matcher(each.getKey()).matches());
        return new CommonWords(counts.keySet());
    }

    /** Whether all words of {@code text} are; also if it has none. */
    public boolean isAll(String text) {
        return !words.isEmpty() && words.containsAll(words(text));
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
