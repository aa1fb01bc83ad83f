package dev.rustaiide.ai.completion.internal;

import java.nio.file.Path;

import dev.rustaiide.ai.completion.CompletionPlace;
import dev.rustaiide.ai.inference.Constraint;
import dev.rustaiide.ai.inference.Prompt;
import dev.rustaiide.foundation.text.Text;

/**
 * What a decoder is told of a place.
 *
 * <p>A word or a row of signs that has begun is taken back and asked for once more, with the space before it, since
 * decoders learn them whole, each with its space, and know little of what follows half of one (token healing).
 *
 * @param file where it is
 * @param before what stands before that
 * @param begun what the answer begins with: it is there already
 * @param after what stands behind the caret
 */
record Gap(Path file, String before, String begun, String after) {
    /** The text before a caret begins at a multiple of this, so that with the next key it begins at the same place. */
    private static final int STEP = 1024;
    private static final int BEFORE = 3 * STEP;
    private static final int BEHIND = 600;
    /** No token is longer. */
    private static final int LONGEST = 64;

    static Gap of(CompletionPlace place) {
        Text text = place.source().text();
        int word = beginning(text, place.caret());
        int from = Math.max(0, (place.caret() - BEFORE) / STEP * STEP);
        if (from > 0 && Character.isLowSurrogate(text.charAt(from))) {
            from--;
        }
        int to = Math.min(text.length(), place.caret() + BEHIND);
        return new Gap(place.source().file(), text.substring(from, Math.max(from, word)),
                text.substring(word, place.caret()), text.substring(place.caret(), to));
    }

    /** Where the word begins, or the row of signs, that ends at {@code caret}, with a space before it. */
    private static int beginning(Text text, int caret) {
        int at = caret;
        if (at > 0 && !Character.isWhitespace(text.charAt(at - 1))) {
            boolean isWord = Character.isLetterOrDigit(text.charAt(at - 1));
            while (at > 0 && caret - at < LONGEST && !Character.isWhitespace(text.charAt(at - 1))
                    && Character.isLetterOrDigit(text.charAt(at - 1)) == isWord) {
                at--;
            }
        }
        return at > 0 && text.charAt(at - 1) == ' ' ? at - 1 : at;
    }

    /** … once {@code written} stands before the caret. */
    Gap with(String written) {
        return new Gap(file, before + begun + written, "", after);
    }

    Prompt.Text prompt() {
        return new Prompt.Text(before, after);
    }

    /** Something that begins as it has begun, and goes on in the same line. */
    Constraint constraint() {
        var literal = new StringBuilder();
        begun.chars().forEach(each -> literal.append(each == '"' || each == '\\' ? "\\" : "").append((char) each));
        return new Constraint.Grammar("root ::= \"" + literal + "\" [^\\n] [^\\x00]*");
    }
}
