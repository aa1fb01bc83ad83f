package dev.rustaiide.system.cli.internal;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.Position;
import dev.rustaiide.foundation.types.Range;

/**
 * A place or a range in a file of the disk as people name it: {@code FILE:LINE:COLUMN[-LINE:COLUMN]}, from one.
 *
 * @param hasRange whether an end was named too
 */
record TextPlace(Path file, int line, int column, int endLine, int endColumn, boolean hasRange) {
    private static final Pattern PLACE =
            Pattern.compile("(.+?):(\\d{1,9}):(\\d{1,9})(?:-(\\d{1,9}):(\\d{1,9}))?", Pattern.DOTALL);

    static TextPlace of(String word, Path folder) throws FailureException {
        Matcher parts = PLACE.matcher(word);
        if (!parts.matches()) {
            throw new FailureException(new Failure.Other("Cannot find the place “" + word + "”.",
                    "It does not say line and column.", "Name it as FILE:LINE:COLUMN, counted from one."));
        }
        boolean ranged = parts.group(4) != null;
        int line = Integer.parseInt(parts.group(2));
        int column = Integer.parseInt(parts.group(3));
        return new TextPlace(Target.local(parts.group(1), folder), line, column,
                ranged ? Integer.parseInt(parts.group(4)) : line, ranged ? Integer.parseInt(parts.group(5)) : column,
                ranged);
    }

    Range in(Text text) throws FailureException {
        Position start = position(text, line, column);
        Position end = position(text, endLine, endColumn);
        if (start.compareTo(end) > 0) {
            throw none("Its end lies before its start.");
        }
        return new Range(start, end);
    }

    private Position position(Text text, int fromLine, int fromColumn) throws FailureException {
        if (fromLine < 1 || fromLine > text.lineCount()) {
            throw none("There is no line " + fromLine + ": the file has " + text.lineCount() + ".");
        }
        int length = text.lineSpan(fromLine - 1).length();
        if (fromColumn < 1 || fromColumn > length + 1) {
            throw none("Line " + fromLine + " has no column " + fromColumn + ": it has " + length + " characters.");
        }
        return new Position(fromLine - 1, fromColumn - 1);
    }

    private FailureException none(String why) {
        return new FailureException(new Failure.Other("Cannot find the place in " + file.getFileName() + ".", why,
                "Name it as FILE:LINE:COLUMN, counted from one."));
    }
}
