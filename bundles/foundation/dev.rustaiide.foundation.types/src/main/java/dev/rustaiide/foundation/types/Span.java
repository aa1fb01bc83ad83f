package dev.rustaiide.foundation.types;

/** The text from offset {@code start} up to, not including, {@code end}, in UTF-16 units from the start of a text. */
public record Span(int start, int end) {
    public Span {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("no span " + start + ".." + end);
        }
    }

    public int length() {
        return end - start;
    }

    public boolean isEmpty() {
        return start == end;
    }

    /** Whether {@code offset} lies in this span; its end counts. */
    public boolean touches(int offset) {
        return start <= offset && offset <= end;
    }

    /** Whether the two have at least one character in common. */
    public boolean overlaps(Span other) {
        return start < other.end && other.start < end;
    }
}
