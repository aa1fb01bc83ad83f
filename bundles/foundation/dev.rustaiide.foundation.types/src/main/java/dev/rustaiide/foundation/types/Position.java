package dev.rustaiide.foundation.types;

/** A place between two characters: a line and the UTF-16 units before it on that line, both from zero. */
public record Position(int line, int character) implements Comparable<Position> {
    public Position {
        if (line < 0 || character < 0) {
            throw new IllegalArgumentException("no position " + line + ":" + character);
        }
    }

    @Override
    public int compareTo(Position other) {
        return line == other.line ? Integer.compare(character, other.character) : Integer.compare(line, other.line);
    }

    /** As people count and compilers print it: from one. */
    @Override
    public String toString() {
        return (line + 1) + ":" + (character + 1);
    }
}
