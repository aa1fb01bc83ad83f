package dev.rustaiide.foundation.text.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** The different sets of characters in an expression, by number. */
final class CharacterSets {
    private final List<CharacterSet> all = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();

    List<CharacterSet> all() {
        return List.copyOf(all);
    }

    /** The number of {@link CharacterSet#literal}. */
    int literal(int point, int flags) {
        boolean matchCase = (flags & Pattern.CASE_INSENSITIVE) == 0;
        return number(matchCase + "=" + Character.toString(point), () -> CharacterSet.literal(point, matchCase));
    }

    /** The number of {@link CharacterSet#written}. */
    int written(String source, int flags) {
        return number(flags + ":" + source, () -> CharacterSet.written(source, flags));
    }

    private int number(String key, Supplier<CharacterSet> set) {
        Integer known = numbers.get(key);
        if (known == null) {
            all.add(set.get());
            known = all.size() - 1;
            numbers.put(key, known);
        }
        return known;
    }
}
