package dev.rustaiide.foundation.text.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** The different sets of characters in an expression, by number. */
final class CharacterSets {
    private final List<IntPredicate> all = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();

    List<IntPredicate> all() {
        return List.copyOf(all);
    }

    /** The set that is {@code point} alone, or whatever counts as the same. */
    int literal(int point, int flags) {
        return number(flags + "=" + Character.toString(point), () -> {
            boolean anyCase = (flags & Pattern.CASE_INSENSITIVE) != 0;
            int folded = fold(point);
            // Pattern does not say the same of a character that stands alone and of one in a row: this holds both.
            return other -> other == point || anyCase && fold(other) == folded;
        });
    }

    private static int fold(int point) {
        return Character.toLowerCase(Character.toUpperCase(point));
    }

    /**
     * The set that {@code source} writes.
     *
     * @throws java.util.regex.PatternSyntaxException if it is none
     */
    int written(String source, int flags) {
        return number(flags + ":" + source, () -> {
            Pattern set = Pattern.compile(source, flags);
            return point -> set.matcher(Character.toString(point)).matches();
        });
    }

    private int number(String key, Supplier<IntPredicate> set) {
        Integer known = numbers.get(key);
        if (known == null) {
            all.add(set.get());
            known = all.size() - 1;
            numbers.put(key, known);
        }
        return known;
    }
}
