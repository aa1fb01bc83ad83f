package dev.rustaiide.foundation.types;

import java.util.Comparator;

/** A place between two characters: a line and the UTF-16 units before it on that line, both from zero. */
public record Position(int line, int character) implements Comparable<Position> {
    private static final Comparator<Position> ORDER =
            Comparator.comparingInt(Position::line).thenComparingInt(Position::character);

    public Position {
        if (line < 0 || character < 0) {
            throw new IllegalArgumentException("no position " + line + ":" + character);
        }
    }

    @Override
    public int compareTo(Position other) {
        return ORDER.compare(this, other);
    }

    /** As people count and compilers print it: from one. */
    @Override
    public String toString() {
        return (line + 1) + ":" + (character + 1);
    }
}
