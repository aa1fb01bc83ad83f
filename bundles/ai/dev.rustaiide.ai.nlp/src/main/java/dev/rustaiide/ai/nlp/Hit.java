package dev.rustaiide.ai.nlp;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

import dev.rustaiide.foundation.types.Location;

/**
 * A passage that was found.
 *
 * @param title what is declared there, with what it is declared in
 * @param preview its first line of documentation, or of code
 * @param score for comparing hits of one search: the higher the better
 * @param words those of the question that are in it, as the question has them
 * @param similarity of meaning, from -1 to 1; empty if it was not found by that
 */
public record Hit(Location location, String title, String preview, double score, List<String> words,
        OptionalDouble similarity) {
    public Hit {
        words = List.copyOf(words);
    }

    /** Why it was found, for people. */
    public String reason() {
        String said = words.isEmpty() ? "" : "says " + String.join(", ", words);
        String meant = similarity.isPresent()
                ? String.format(Locale.ROOT, "means something like it (%.2f)", similarity.getAsDouble()) : "";
        return said.isEmpty() || meant.isEmpty() ? said + meant : said + "; " + meant;
    }
}
