package dev.rustaiide.foundation.types;

/** The text from {@code start} up to, not including, {@code end}. */
public record Range(Position start, Position end) {
    public Range {
        if (start.compareTo(end) > 0) {
            throw new IllegalArgumentException(start + " is behind " + end);
        }
    }

    /** The range between two places given as lines and characters from zero. */
    public static Range of(int startLine, int startCharacter, int endLine, int endCharacter) {
        return new Range(new Position(startLine, startCharacter), new Position(endLine, endCharacter));
    }

    /** The empty range at {@code position}. */
    public static Range at(Position position) {
        return new Range(position, position);
    }

    /** Whether {@code position} lies in this range; its end counts. */
    public boolean touches(Position position) {
        return start.compareTo(position) <= 0 && position.compareTo(end) <= 0;
    }

    public boolean isEmpty() {
        return start.equals(end);
    }
}
