package dev.rustaiide.ai.nlp.internal;

import dev.rustaiide.ai.nlp.Words;
import dev.rustaiide.foundation.types.Range;

/**
 * A part of a file that can be found by itself.
 *
 * @param range of what is declared; its first line is where people want to go
 * @param title its name with what it is in
 * @param docs what people wrote about it
 * @param code what it says itself, without what is declared inside and found by itself
 * @param file where it is, as its origin reads it; empty where the key of its group says so
 */
record Passage(Range range, String title, String docs, String code, String file) {
    /** As much of it as tells what it means; more costs time and blurs it. */
    private static final int DOCS = 400;
    private static final int CODE = 300;

    /** What is embedded. */
    String gist() {
        return String.join(" ", Words.of(title)) + ". " + cut(docs, DOCS) + '\n' + cut(code, CODE);
    }

    /** All that it says. */
    String words() {
        return title + ' ' + docs + ' ' + code;
    }

    String preview() {
        String first = docs.isBlank() ? code : docs;
        return first.lines().map(String::strip).filter(line -> !line.isEmpty()).findFirst().orElse("");
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most);
    }
}
