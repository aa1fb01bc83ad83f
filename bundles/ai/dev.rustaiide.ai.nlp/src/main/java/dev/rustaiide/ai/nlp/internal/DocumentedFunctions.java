package dev.rustaiide.ai.nlp.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Functions of a Rust file and the first sentence of what was written about them: what search is measured and
 * taught by.
 *
 * @param text the file without those comments
 * @param said in the order of the file; a name may come twice
 */
public record DocumentedFunctions(String text, List<Said> said) {
    /** Of the shortest sentence that tells what a function does. */
    private static final int WORDS = 4;
    /** A comment of lines with three slashes, attributes, and the function that they are about. */
    private static final Pattern PATTERN = Pattern.compile("(?m)((?:^[ \\t]*///.*\\R)+)((?:^[ \\t]*#\\[.*\\R)*)^[ \\t]*"
            + "(?:pub(?:\\([a-z]+\\))? +)?(?:const +|unsafe +|async +)*fn +([A-Za-z_][A-Za-z0-9_]*)");

    public DocumentedFunctions {
        said = List.copyOf(said);
    }

    /** What was written about a function of that name. */
    public record Said(String function, String sentence) {}

    /** Those of a file. */
    public static DocumentedFunctions of(String file) {
        List<Said> said = new ArrayList<>();
        Matcher matcher = PATTERN.matcher(file);
        var bare = new StringBuilder();
        while (matcher.find()) {
            String sentence = firstSentence(matcher.group(1));
            if (sentence.split(" ").length >= WORDS) {
                said.add(new Said(matcher.group(3), sentence));
                matcher.appendReplacement(bare, Matcher.quoteReplacement(
                        matcher.group().substring(matcher.group(1).length())));
            }
        }
        return new DocumentedFunctions(matcher.appendTail(bare).toString(), said);
    }

    /** That of a comment of documentation, without marks. */
    private static String firstSentence(String comment) {
        String text = comment.replaceAll("(?m)^[ \\t]*///[ ]?", "").strip();
        String first = text.split("\\R[ \\t]*\\R|\\.\\s")[0].replaceAll("\\s+", " ");
        return first.replaceAll("[`\\[\\]*]", "").strip();
    }
}
