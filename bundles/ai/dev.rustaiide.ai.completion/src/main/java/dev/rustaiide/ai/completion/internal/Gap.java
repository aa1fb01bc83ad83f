package dev.rustaiide.ai.completion.internal;

import dev.rustaiide.ai.completion.CompletionPlace;
import dev.rustaiide.ai.inference.Constraint;
import dev.rustaiide.ai.inference.Prompt;
import dev.rustaiide.foundation.text.Text;

/**
 * What a decoder is told of a place.
 *
 * <p>A word that has begun is taken back and asked for once more, with the space before it, since decoders learn whole
 * words with theirs and know little of what follows half of one (token healing).
 *
 * @param before what stands before the word
 * @param begun what the answer begins with: it is there already
 * @param after what stands behind the caret
 */
record Gap(String before, String begun, String after) {
    /** The text before a caret begins at a multiple of this, so that with the next key it begins at the same place. */
    private static final int STEP = 1024;
    private static final int BEFORE = 3 * STEP;
    private static final int BEHIND = 600;

    static Gap of(CompletionPlace place) {
        Text text = place.source().text();
        int word = place.start();
        if (word > 0 && text.charAt(word - 1) == ' ') {
            word--;
        }
        int from = Math.max(0, (place.caret() - BEFORE) / STEP * STEP);
        if (from > 0 && Character.isLowSurrogate(text.charAt(from))) {
            from--;
        }
        int to = Math.min(text.length(), place.caret() + BEHIND);
        return new Gap(text.substring(from, Math.max(from, word)), text.substring(word, place.caret()),
                text.substring(place.caret(), to));
    }

    /** … once {@code written} stands before the caret. */
    Gap with(String written) {
        return new Gap(before + begun + written, "", after);
    }

    Prompt prompt() {
        return new Prompt.Text(before, after);
    }

    /** Within a line, and beginning as it has begun. */
    Constraint constraint() {
        if (begun.isEmpty()) {
            return new Constraint.Free();
        }
        var literal = new StringBuilder();
        begun.chars().forEach(each -> literal.append(each == '"' || each == '\\' ? "\\" : "").append((char) each));
        return new Constraint.Grammar("root ::= \"" + literal + "\" [^\\n]*");
    }
}
