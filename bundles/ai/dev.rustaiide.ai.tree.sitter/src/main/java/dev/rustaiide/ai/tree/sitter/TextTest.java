package dev.rustaiide.ai.tree.sitter;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** What a predicate of a query asks of the text of a node, given in UTF-8. Immutable. */
@FunctionalInterface
public interface TextTest {
    /** More bytes than this of a node need not be given: no name is as long. */
    int MOST_BYTES = 200;

    boolean holds(byte[] text);

    /**
     * The test that a query calls {@code name}, see {@link Grammar#query}.
     *
     * @throws IllegalArgumentException if there is none
     */
    static TextTest of(String name, List<String> words) {
        byte[][] encoded = new byte[words.size()][];
        for (int i = 0; i < encoded.length; i++) {
            encoded[i] = words.get(i).getBytes(StandardCharsets.UTF_8);
        }
        return switch (name) {
            case "eq?", "any-of?" -> text -> isAmong(text, encoded);
            case "not-eq?", "not-any-of?" -> text -> !isAmong(text, encoded);
            case "prefix?" -> text -> startsWithOne(text, encoded);
            case "not-prefix?" -> text -> !startsWithOne(text, encoded);
            case "upper?" -> TextTest::isUpper;
            case "not-upper?" -> text -> !isUpper(text);
            case "capitalized?" -> TextTest::isCapitalized;
            case "not-capitalized?" -> text -> !isCapitalized(text);
            case "match?" -> matcher(words.getFirst());
            default -> throw new IllegalArgumentException("query: unknown predicate " + name);
        };
    }

    private static TextTest matcher(String expression) {
        var pattern = Pattern.compile(expression);
        return text -> pattern.matcher(new String(text, StandardCharsets.UTF_8)).find();
    }

    private static boolean isAmong(byte[] text, byte[][] words) {
        for (byte[] word : words) {
            if (Arrays.equals(word, text)) {
                return true;
            }
        }
        return false;
    }

    private static boolean startsWithOne(byte[] text, byte[][] words) {
        for (byte[] word : words) {
            if (text.length >= word.length && Arrays.equals(word, 0, word.length, text, 0, word.length)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Two characters or more with an upper-case letter and no lower-case one; letters beyond ASCII count as neither.
     */
    private static boolean isUpper(byte[] text) {
        boolean some = false;
        for (byte b : text) {
            if (b >= 'a' && b <= 'z') {
                return false;
            }
            some |= b >= 'A' && b <= 'Z';
        }
        return some && text.length > 1;
    }

    private static boolean isCapitalized(byte[] text) {
        return text.length > 0 && text[0] >= 'A' && text[0] <= 'Z';
    }
}
