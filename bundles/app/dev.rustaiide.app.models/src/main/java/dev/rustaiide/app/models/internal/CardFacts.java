package dev.rustaiide.app.models.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.rustaiide.foundation.serialization.Json;

/** What a model's card says, for people: what it is, of which data and licences, its figures, date and hash. */
final class CardFacts {
    private CardFacts() {}

    /** A line for each that the card has. */
    static String of(Json card) {
        List<String> lines = new ArrayList<>();
        card.optionalString("kind").ifPresent(kind -> lines.add(capital(kind) + '.'));
        card.get("models").items().forEach(each -> lines.add(each.string("file", "") + ": " + each.string("kind", "")
                + '.'));
        corpus(card).ifPresent(corpus -> lines.add("Data: " + corpus + '.'));
        licences(card).ifPresent(licences -> lines.add("Licences of the data: " + licences + '.'));
        figures(card.get("figures"), lines);
        String date = card.string("date", "");
        String hash = card.get("sha256").asString().orElse("");
        if (!date.isEmpty() || !hash.isEmpty()) {
            lines.add((date.isEmpty() ? "" : "Made on " + date) + (date.isEmpty() || hash.isEmpty() ? "" : ", ")
                    + (hash.isEmpty() ? "" : "SHA-256 " + hash));
        }
        return String.join("\n", lines);
    }

    private static String capital(String words) {
        return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private static Optional<String> corpus(Json card) {
        Json data = card.get("data");
        return data.get("projects").asLong().isPresent() ? Optional.of(data.number("projects", 0)
                + " projects, and " + data.number("heldOut", 0) + " besides to measure with; corpus "
                + data.string("corpus", "unknown")) : card.optionalString("corpus").map(CardFacts::ended);
    }

    private static Optional<String> licences(Json card) {
        Map<String, Json> counted = card.get("data").get("licences").members();
        return counted.isEmpty() ? card.optionalString("licences").map(CardFacts::ended)
                : Optional.of(counted.entrySet().stream().map(each -> each.getKey() + " "
                        + each.getValue().asLong().orElse(0)).collect(Collectors.joining(", ")));
    }

    private static String ended(String words) {
        return words.replaceAll("\\.$", "");
    }

    /** Numbers on one line; what has numbers of its own has a line of its own. */
    private static void figures(Json figures, List<String> lines) {
        String on = figures.string("on", "");
        numbers(figures).ifPresent(numbers -> lines.add("Figures" + (on.isEmpty() ? "" : " on " + on) + ": " + numbers
                + '.'));
        if (!on.isEmpty() && numbers(figures).isEmpty()) {
            lines.add("Figures on " + on + ':');
        }
        figures.members().forEach((name, value) -> numbers(value).ifPresent(numbers -> lines.add("  " + name + ": "
                + numbers)));
    }

    private static Optional<String> numbers(Json of) {
        String numbers = of.members().entrySet().stream().filter(each -> each.getValue().asDouble().isPresent())
                .map(each -> words(each.getKey()) + " " + each.getValue().print()).collect(Collectors.joining(", "));
        return numbers.isEmpty() ? Optional.empty() : Optional.of(numbers);
    }

    /** {@code nextTokenTop5} as “next token top 5”. */
    private static String words(String name) {
        return name.replaceAll("(?<=[a-z])(?=[A-Z0-9])|(?<=[0-9])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }
}
