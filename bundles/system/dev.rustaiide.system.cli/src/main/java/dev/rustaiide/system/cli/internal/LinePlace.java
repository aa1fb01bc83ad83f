package dev.rustaiide.system.cli.internal;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.Range;

/**
 * Lines in a file of the disk as people name them: {@code FILE:LINE[-LINE]}, from one.
 *
 * @param first 0 if no line was named
 * @param last that of a range; 0 if only one line was named
 */
record LinePlace(Path file, int first, int last) {
    private static final Pattern PLACE = Pattern.compile("(.+?):(\\d{1,9})(?:-(\\d{1,9}))?", Pattern.DOTALL);

    static LinePlace of(String word, Path folder) throws FailureException {
        Matcher parts = PLACE.matcher(word);
        if (!parts.matches()) {
            throw none(word, "It does not say which lines.");
        }
        int first = Integer.parseInt(parts.group(2));
        int last = parts.group(3) == null ? 0 : Integer.parseInt(parts.group(3));
        return new LinePlace(Target.local(parts.group(1), folder), first, last);
    }

    /** Empty at the line if only one was named. */
    Range in(Text text) throws FailureException {
        int end = last == 0 ? first : last;
        if (first < 1 || end < first) {
            throw none(file.getFileName() + ":" + first + "-" + last, "Lines count from one, upwards.");
        }
        if (end > text.lineCount()) {
            throw none(file.getFileName() + ":" + end, "The file has only " + text.lineCount() + " lines.");
        }
        return last == 0 ? Range.of(first - 1, 0, first - 1, 0)
                : new Range(text.positionOf(text.lineStart(first - 1)), text.positionOf(
                        Math.max(text.lineEnd(last - 1), Math.min(text.length(), text.lineStart(first - 1) + 1))));
    }

    private static FailureException none(String word, String why) {
        return new FailureException(new Failure.Other("Cannot find the lines “" + word + "”.", why,
                "Name them as FILE:LINE or FILE:LINE-LINE, counted from one."));
    }
}
