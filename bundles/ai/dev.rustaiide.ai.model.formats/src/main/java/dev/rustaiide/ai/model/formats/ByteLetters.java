package dev.rustaiide.ai.model.formats;

/**
 * The letters that stand for bytes where tokens are written in text, as in GPT-2's and Hugging Face's vocabularies:
 * printable bytes of Latin-1 are their own letters, all others those from U+0100 on ({@code Ġ} is a blank).
 */
public final class ByteLetters {
    private static final int BYTES = 0x100;
    private static final char[] LETTERS = letters();

    private ByteLetters() {}

    private static char[] letters() {
        char[] letters = new char[BYTES];
        int next = BYTES;
        for (int value = 0; value < BYTES; value++) {
            boolean prints = value > ' ' && value < 0x7f || value > 0xa0 && value != 0xad;
            letters[value] = (char) (prints ? value : next++);
        }
        return letters;
    }

    /** The letter of {@code value}, from 0 to 255. */
    public static char of(int value) {
        return LETTERS[value];
    }
}
