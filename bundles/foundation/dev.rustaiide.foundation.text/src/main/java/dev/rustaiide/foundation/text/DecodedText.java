package dev.rustaiide.foundation.text;

/**
 * Text out of bytes that should be UTF-8 and may be anything. A byte that is part of no well-formed character stands in
 * the text as the lone surrogate U+DC00 + byte; {@link #encode} makes it that byte again.
 *
 * @param malformedBytes how many such bytes there were
 * @param crlfs how many lines end with {@code \r\n}
 */
public record DecodedText(Text text, int malformedBytes, int crlfs) {
    public static final DecodedText EMPTY = new DecodedText(Text.EMPTY, 0, 0);

    /**
     * Decodes the bytes from {@code start} to {@code end}. The array is kept: the caller must not change it any more.
     * Any thread may do a part of its own, cut where {@link #cut} says.
     */
    public static DecodedText ofUtf8(byte[] bytes, int start, int end) {
        var reader = new LeafReader(bytes, start, end, false);
        reader.readAll();
        var text = new Text(Rope.balanced(reader.leaves, 0, reader.leaves.size()));
        return new DecodedText(text, reader.malformedBytes, reader.crlfs);
    }

    /** This with {@code next} behind it. */
    public DecodedText concat(DecodedText next) {
        return new DecodedText(text.concat(next.text), malformedBytes + next.malformedBytes, crlfs + next.crlfs);
    }

    /**
     * The last place up to {@code end} where the bytes can be cut in two that are decoded apart: not inside a character
     * nor between {@code \r} and {@code \n}. It is at most four bytes before {@code end}; 0 if there are too few bytes.
     */
    public static int cut(byte[] bytes, int end) {
        int at = end - 1;
        while (at > 0 && end - at < 4 && Utf8.continues(bytes[at])) {
            at--;
        }
        if (at > 0 && Utf8.continues(bytes[at])) {
            // Four continuation bytes in a row: no character reaches the last of them.
            return end - 1;
        }
        if (at > 0 && bytes[at] == '\n' && bytes[at - 1] == '\r') {
            at--;
        }
        return Math.max(0, at);
    }
}
