package dev.rustaiide.ai.completion.internal;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What other people's projects have in common, in one vocabulary: of a language with a model of its own that, of all
 * others what the general model knows. Any thread may use it.
 */
final class Shared {
    private final Models models;
    private final Vocabulary vocabulary;
    private final Known general;
    private final Map<String, Known> known = new HashMap<>();

    /** @param vocabulary was made of the words of the general model */
    Shared(Models models, Vocabulary vocabulary) {
        this.models = models;
        this.vocabulary = vocabulary;
        general = new Known(models.global(), NameList.of(IntStream.rangeClosed(1, models.global().words.size()),
                vocabulary));
    }

    /** Counts, and the names among their words. */
    record Known(SharedCounts counts, NameList names) {}

    Known in(String language) {
        Optional<String> name = Languages.modelOf(language);
        if (name.isEmpty()) {
            return general;
        }
        synchronized (known) {
            return known.computeIfAbsent(name.get(), each -> models.languages().model(each).map(this::translated)
                    .orElse(general));
        }
    }

    private Known translated(GlobalCounts counts) {
        var translated = new TranslatedCounts(counts, vocabulary);
        return new Known(translated, NameList.of(Arrays.stream(translated.numbers()), vocabulary));
    }
}
