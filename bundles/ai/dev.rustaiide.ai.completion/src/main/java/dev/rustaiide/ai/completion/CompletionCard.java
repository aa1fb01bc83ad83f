package dev.rustaiide.ai.completion;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.serialization.JsonException;

/**
 * What is known of a model that the popup asks and that came with the product: data, licences, figures, date, hash.
 *
 * @param name of the model, {@code completion} for the words of Rust and the ranker
 */
public record CompletionCard(String name, Json card) {
    private static final List<String> NAMES = List.of("completion", "words-java", "words-python", "words-typescript");

    /** All of them, that of Rust first. Reads the bundle. */
    public static List<CompletionCard> shipped() {
        List<CompletionCard> cards = new ArrayList<>();
        for (String name : NAMES) {
            cards.add(new CompletionCard(name, read(name)));
        }
        return cards;
    }

    /** Of the languages besides Rust, whose model people can have replaced. Reads the bundle. */
    public static List<CompletionCard> ofOtherLanguages() {
        return shipped().subList(1, NAMES.size());
    }

    private static Json read(String name) {
        try (InputStream in = CompletionCard.class.getResourceAsStream("/models/" + name + "-card.json")) {
            if (in == null) {
                throw new IllegalStateException("this bundle has no card of " + name);
            }
            return Json.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (JsonException damaged) {
            throw new IllegalStateException("the card of " + name + " is damaged", damaged);
        }
    }

    /** For people. */
    public String title() {
        return card.string("title", name);
    }
}
