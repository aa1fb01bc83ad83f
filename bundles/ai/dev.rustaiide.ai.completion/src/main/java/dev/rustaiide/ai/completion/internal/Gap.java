package dev.rustaiide.ai.completion.internal;

import java.nio.file.Path;
import java.util.List;

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
 * @param closing what ends the string behind the caret that it is in; empty if it is in none, or that has no end
 * @param related pieces of other files
 */
record Gap(Path file, String before, String begun, String after, String closing, List<Prompt.Piece> related) {
    /** No token is longer. */
    private static final int LONGEST = 64;

    static Gap of(CompletionPlace place, String closing, List<Prompt.Piece> related) {
        Text text = place.source().text();
        int word = beginning(text, place.caret());
        int from = Math.max(0, (place.caret() - PromptSize.BEFORE) / PromptSize.STEP * PromptSize.STEP);
        if (from > 0 && Character.isLowSurrogate(text.charAt(from))) {
            from--;
        }
        int to = Math.min(text.length(), place.caret() + PromptSize.BEHIND);
        return new Gap(place.source().file(), text.substring(from, Math.max(from, word)),
                text.substring(word, place.caret()), text.substring(place.caret(), to), closing,
                related);
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
        return new Gap(file, before + begun + written, "", after, "", related);
    }

    /** As much of {@code line}, which begins as it has begun, as stands before what ends the string. */
    String inString(String line) {
        int at = closing.isEmpty() ? line.length() : begun.length();
        while (at < line.length() && !line.startsWith(closing, at)) {
            at += line.charAt(at) == '\\' ? 2 : 1;
        }
        return line.substring(0, Math.min(at, line.length()));
    }

    Prompt.Text prompt() {
        return new Prompt.Text(before, after, Prompt.name(file), related);
    }

    /** Something that begins as it has begun, and goes on in the same line. */
    Constraint constraint() {
        var literal = new StringBuilder();
        begun.chars().forEach(each -> literal.append(each == '"' || each == '\\' ? "\\" : "").append((char) each));
        return new Constraint.Grammar("root ::= \"" + literal + "\" [^\\n] [^\\x00]*");
    }
}
