package dev.rustaiide.ai.completion.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import dev.rustaiide.ai.completion.CompletionPlace;
import dev.rustaiide.ai.completion.GhostText;
import dev.rustaiide.ai.completion.GhostTextSource;

/** Goes on token by token, as long as it is sure, to the end of the line at most. */
@Component(service = GhostTextSource.class)
public final class ModelGhost implements GhostTextSource {
    static final String NAME = "n-grams";
    private static final Duration DEADLINE = Duration.ofMillis(60);
    private static final int MOST = 24;
    /** Of all that is shown: with less it is wrong too often to be worth looking at. */
    private static final double SURE = 0.5;
    /** Of the first word of what is shown to those who want to choose. */
    private static final double LEAST = 0.02;

    private final ProjectModels models;

    @Activate
    public ModelGhost(@Reference ProjectModels models) {
        this.models = models;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Duration deadline() {
        return DEADLINE;
    }

    @Override
    public List<GhostText> at(CompletionPlace at, int most) throws InterruptedException {
        Place place = models.place(at);
        if (place.isInLiteral(at.source().text(), at.source().language().value())) {
            return List.of();
        }
        Optional<GhostText> best = line(place, SURE);
        if (most == 1) {
            return best.stream().toList();
        }
        List<GhostText> all = new ArrayList<>();
        for (Place.Next first : place.next(most)) {
            if (first.probability() >= LEAST) {
                line(place, first, SURE * first.probability()).ifPresent(all::add);
            }
        }
        return all;
    }

    /** How {@code place} goes on as long as its probability is at least {@code sure}, or 0 for the whole line. */
    static Optional<GhostText> line(Place place, double sure) throws InterruptedException {
        Place.Next first = place.next(new int[0], 0);
        return first.probability() < sure ? Optional.empty() : line(place, first, sure);
    }

    /** … and begins with {@code first}. */
    private static Optional<GhostText> line(Place place, Place.Next first, double sure) throws InterruptedException {
        int[] tokens = new int[MOST];
        int size = 0;
        double confidence = 1;
        int depth = 0;
        int whole = 0;
        var text = new StringBuilder();
        LineWriter writer = place.writer();
        while (size < MOST) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            Place.Next next = size == 0 ? first : place.next(tokens, size);
            int before = size == 0 ? place.before() : tokens[size - 1];
            boolean ends = next.token() == Vocabulary.NOTHING
                    || size > 0 && (confidence * next.probability() < sure || writer.breaks(before, next.token()));
            if (ends) {
                break;
            }
            String word = place.word(next.token());
            if (size == 0) {
                boolean space = place.isTight() && writer.spaces(before, next.token());
                text.append(space ? " " : "").append(word.substring(place.typed().length()));
            } else {
                text.append(writer.spaces(before, next.token()) ? " " : "").append(word);
            }
            confidence *= next.probability();
            tokens[size++] = next.token();
            depth += "([{".contains(word) ? 1 : ")]}".contains(word) ? -1 : 0;
            whole = depth <= 0 ? text.length() : whole;
        }
        if (depth > 0 && whole > 0 && sure > 0) {
            // Where it is no longer sure within brackets, it ends before them.
            text.setLength(whole);
        }
        boolean alone = size == 1 && !NameList.isName(place.word(tokens[0]));
        return size == 0 || alone && sure > 0 || text.isEmpty() ? Optional.empty()
                : Optional.of(new GhostText(text.toString(), NAME, confidence));
    }
}
