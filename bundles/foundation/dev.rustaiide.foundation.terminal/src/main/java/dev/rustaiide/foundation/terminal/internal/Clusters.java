package dev.rustaiide.foundation.terminal.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Characters with what combines with them, by numbers above all code points. */
final class Clusters {
    private static final int FIRST = Character.MAX_CODE_POINT + 1;
    /** More than any writing needs; what comes then is shown without its marks. */
    private static final int MOST = 1 << 16;
    /** Marks on one character; more are no writing. */
    private static final int LONGEST = 16;

    private final List<String> texts = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();

    static boolean is(int text) {
        return text >= FIRST;
    }

    /** What a cell has that had {@code text} when {@code mark} combines with it. */
    int combine(int text, int mark) {
        return of(text(text) + Character.toString(mark), text);
    }

    /** The number of {@code cluster}; {@code otherwise} if there are too many. */
    int of(String cluster, int otherwise) {
        Integer known = numbers.get(cluster);
        if (known != null) {
            return known;
        }
        if (texts.size() == MOST || cluster.length() > LONGEST) {
            return otherwise;
        }
        texts.add(cluster);
        numbers.put(cluster, FIRST + texts.size() - 1);
        return FIRST + texts.size() - 1;
    }

    /** What a cell shows: a blank where nothing was written. */
    String text(int cell) {
        return is(cell) ? texts.get(cell - FIRST) : cell <= 0 ? " " : Character.toString(cell);
    }

    void appendTo(StringBuilder text, int cell) {
        if (is(cell)) {
            text.append(texts.get(cell - FIRST));
        } else if (cell != Row.TAIL) {
            text.appendCodePoint(cell == 0 ? ' ' : cell);
        }
    }
}
