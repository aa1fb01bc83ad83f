package dev.rustaiide.foundation.types;

/**
 * The characters that structure a language's text, as far as editing needs them.
 *
 * @param lineComment what starts a comment to the end of the line; empty if there is none
 * @param blockStart what starts a comment that {@code blockEnd} ends; both empty if there is none
 * @param brackets each opening one followed by the one that closes it: {@code ()[]{}}
 * @param quotes those that a text between two of them begins and ends with
 */
public record Marks(String lineComment, String blockStart, String blockEnd, String brackets, String quotes) {
    public static final String BRACKETS = "()[]{}";

    /** Of a language with the usual brackets. */
    public static Marks of(String lineComment, String quotes) {
        return new Marks(lineComment, "", "", BRACKETS, quotes);
    }

    /** The same, with comments between two marks. */
    public Marks withBlocks(String start, String end) {
        return new Marks(lineComment, start, end, brackets, quotes);
    }

    /** The bracket that closes {@code c}; 0 if {@code c} opens nothing. */
    public char closer(char c) {
        for (int i = 0; i + 1 < brackets.length(); i += 2) {
            if (brackets.charAt(i) == c) {
                return brackets.charAt(i + 1);
            }
        }
        return 0;
    }
}
