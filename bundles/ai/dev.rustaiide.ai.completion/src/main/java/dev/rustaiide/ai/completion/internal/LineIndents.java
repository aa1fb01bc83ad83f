package dev.rustaiide.ai.completion.internal;

import java.util.Optional;

import dev.rustaiide.ai.completion.CompletionPlace;
import dev.rustaiide.foundation.text.Text;

/** How lines are indented that follow what is written at a place, as its text does it. For one thread. */
final class LineIndents {
    private static final int LINES = 400;
    private static final int WIDEST = 8;
    /** What the last line may end with, for it to be known how the next is indented. */
    private static final String ENDS = ";{}(,[";

    private final String unit;
    /** Of the line that is being written. */
    private String indent;

    LineIndents(CompletionPlace place) {
        Text text = place.source().text();
        int line = text.lineOf(place.caret());
        unit = unit(text, line);
        indent = indent(text.line(line));
    }

    /** {@code line} with its indentation behind {@code written}; empty if nobody can say what that is. */
    Optional<String> behind(CharSequence written, String line) {
        char last = written.charAt(written.length() - 1);
        if (ENDS.indexOf(last) < 0 || !NameList.isName(line.substring(0, 1)) && ")]}#".indexOf(line.charAt(0)) < 0) {
            return Optional.empty();
        }
        if ("{([".indexOf(last) >= 0) {
            indent += unit;
        }
        if (")]}".indexOf(line.charAt(0)) >= 0) {
            indent = indent.substring(0, Math.max(0, indent.length() - unit.length()));
        }
        return Optional.of(indent + line);
    }

    private static String indent(String line) {
        return line.substring(0, line.length() - line.stripLeading().length());
    }

    /** A tab, or the fewest spaces that a line near {@code line} has more than another. */
    private static String unit(Text text, int line) {
        int least = WIDEST + 1;
        int from = Math.max(0, line - LINES);
        for (int i = from; i < Math.min(text.lineCount(), from + 2 * LINES); i++) {
            String indent = indent(text.line(i));
            if (indent.startsWith("\t")) {
                return "\t";
            }
            // One more may be the star of a comment.
            least = indent.length() > 1 ? Math.min(least, indent.length()) : least;
        }
        return " ".repeat(least > WIDEST ? 4 : least);
    }
}
