package dev.rustaiide.app.vim.internal.core;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.rustaiide.foundation.text.TextChange;

/** Places with names of one character; they follow edits. */
final class Marks {
    /** Where the caret was before the last jump. */
    static final char JUMP = '\'';
    static final char CHANGE = '.';
    static final char INSERTED = '^';
    static final char VISUAL_START = '<';
    static final char VISUAL_END = '>';
    static final char CHANGED_START = '[';
    static final char CHANGED_END = ']';

    private final Map<Character, Integer> places = new HashMap<>();

    static boolean isSettable(String name) {
        return name.matches("[a-zA-Z'`\\[\\]<>]");
    }

    void set(char name, int offset) {
        places.put(name == '`' ? JUMP : name, offset);
    }

    Optional<Integer> get(String name, Lines lines) {
        char key = name.equals("`") ? JUMP : name.charAt(0);
        Integer place = places.get(key);
        if (place == null) {
            return key == JUMP ? Optional.of(0) : Optional.empty();
        }
        return Optional.of(lines.onCharacter(place));
    }

    /** What is from {@code start} to {@code end} is gone, as whole lines. */
    void forget(int start, int end) {
        places.values().removeIf(place -> place >= start && place <= end);
    }

    /** The text changed: {@code changes} ascend and are of the text before. */
    void follow(List<TextChange> changes) {
        places.replaceAll((name, place) -> mapped(place, changes));
    }

    static int mapped(int offset, List<TextChange> changes) {
        int shift = 0;
        for (TextChange change : changes) {
            if (change.start() >= offset) {
                break;
            }
            if (change.end() > offset) {
                return change.start() + shift;
            }
            shift += change.growth();
        }
        return offset + shift;
    }
}
