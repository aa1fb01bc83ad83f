package dev.rustaiide.ai.acceptance;

import java.time.Instant;
import java.util.Arrays;

/**
 * Candidates that were shown, as numbers, and what came of them. No word of the code is in it: the file is named so
 * that a training does not learn from those that it measures with. Its array is not to be changed.
 *
 * @param file from the folder that the choice is kept for, with slashes
 * @param language of the file, as LSP names it
 * @param place where the one that was taken or typed stood in what was shown, from 1; 0 if none was
 * @param of how many were shown
 * @param right the row of it; -1 if none was, or it is not among the rows
 * @param width how many numbers each row has
 * @param rows the likeliest candidates, {@code width} numbers each, in the order that completion declares its features
 */
public record Choice(Instant when, Shown shown, Outcome outcome, String file, String language, int place, int of,
        int right, int width, float[] rows) {
    public Choice {
        if (width < 1 || rows.length % width != 0 || right < -1 || right * width >= Math.max(1, rows.length)) {
            throw new IllegalArgumentException("row " + right + " of " + rows.length + " numbers, " + width + " each");
        }
    }

    /** How many rows there are. */
    public int candidates() {
        return rows.length / width;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Choice same && when.equals(same.when) && shown == same.shown && outcome == same.outcome
                && file.equals(same.file) && language.equals(same.language) && place == same.place && of == same.of
                && right == same.right && width == same.width && Arrays.equals(rows, same.rows);
    }

    @Override
    public int hashCode() {
        return when.hashCode() * 31 + Arrays.hashCode(rows);
    }
}
