package dev.rustaiide.foundation.text;

import java.text.BreakIterator;

/** A text by characters as people know them, words, sentences and lines. */
public record TextUnits(String text) {
    /** What a text is made of. */
    public enum Unit {
        CHARACTER, WORD, SENTENCE,
        /** With its line feed. */
        LINE
    }

    /**
     * A unit of the text.
     *
     * @param moved how many units away it is from the one that was asked about; less than wanted at the ends
     */
    public record Part(int start, int end, int moved, String text) {}

    /**
     * The unit that is {@code count} of them behind the one at {@code start}, or before it; the last one that there is
     * if there are fewer. A place out of bounds is moved into them.
     */
    public Part part(Unit type, int start, int count) {
        int at = Math.clamp(start, 0, text.length());
        int moved = 0;
        while (moved < count && end(type, at) < text.length()) {
            at = end(type, at);
            moved++;
        }
        while (moved > count && start(type, at) > 0) {
            at = start(type, start(type, at) - 1);
            moved--;
        }
        int first = start(type, at);
        int last = end(type, at);
        return new Part(first, last, moved, text.substring(first, last));
    }

    private int start(Unit type, int at) {
        if (type == Unit.LINE) {
            return text.lastIndexOf('\n', at - 1) + 1;
        }
        BreakIterator units = units(type);
        return at >= text.length() && !text.isEmpty() ? units.preceding(text.length())
                : text.isEmpty() ? 0 : units.isBoundary(at) ? at : units.preceding(at);
    }

    private int end(Unit type, int at) {
        if (type == Unit.LINE) {
            int end = text.indexOf('\n', at);
            return end < 0 ? text.length() : end + 1;
        }
        return at >= text.length() ? text.length() : units(type).following(at);
    }

    private BreakIterator units(Unit type) {
        BreakIterator units = switch (type) {
            case WORD -> BreakIterator.getWordInstance();
            case SENTENCE -> BreakIterator.getSentenceInstance();
            default -> BreakIterator.getCharacterInstance();
        };
        units.setText(text);
        return units;
    }
}
