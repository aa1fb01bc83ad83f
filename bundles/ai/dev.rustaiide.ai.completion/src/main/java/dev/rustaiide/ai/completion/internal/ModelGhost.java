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
import dev.rustaiide.ai.completion.internal.LineByTokens.Line;

/**
 * Goes on token by token as long as it is sure: to the end of the line, and if it is sure of that, with the lines that
 * follow, each as sure by itself.
 */
@Component(service = GhostTextSource.class)
public final class ModelGhost implements GhostTextSource {
    static final String NAME = "n-grams";
    private static final Duration DEADLINE = Duration.ofMillis(60);
    /** How long the first line may wait for those behind it. */
    private static final Duration FURTHER = Duration.ofMillis(25);
    private static final int MOST_FURTHER = 7;
    /** Of the first line: with less it is wrong too often to be worth looking at. */
    private static final double SURE = 0.5;
    /** Of the first word of what is shown to those who want to choose. */
    private static final double LEAST = 0.02;

    private final ProjectModels models;
    private final Duration further;

    @Activate
    public ModelGhost(@Reference ProjectModels models) {
        this(models, FURTHER);
    }

    /** One whose first line may wait so long for further ones. */
    ModelGhost(ProjectModels models, Duration further) {
        this.models = models;
        this.further = further;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public GhostTextSource patient() {
        return new ModelGhost(models, Patience.FOREVER);
    }

    @Override
    public Duration deadline() {
        return DEADLINE;
    }

    @Override
    public List<GhostText> at(CompletionPlace at, int most) throws InterruptedException {
        long begun = System.nanoTime();
        Place place = models.place(at);
        if (place.within(at.source().text(), at.source().language().value()) != Place.Within.CODE) {
            return List.of();
        }
        if (most == 1) {
            Place.Next first = place.next(new int[0], 0);
            return first.probability() < SURE ? List.of() : lines(at, place, first, begun).stream().toList();
        }
        List<GhostText> all = new ArrayList<>();
        for (Place.Next first : place.next(most)) {
            if (first.probability() >= LEAST) {
                new LineByTokens(place).first(first, SURE * first.probability()).map(ModelGhost::ghost)
                        .ifPresent(all::add);
            }
        }
        return all;
    }

    private Optional<GhostText> lines(CompletionPlace at, Place place, Place.Next first, long begun)
            throws InterruptedException {
        var tokens = new LineByTokens(place);
        Optional<Line> line = tokens.first(first, SURE);
        if (line.isEmpty() || !line.get().isWhole() || !at.isAtLineEnd()) {
            return line.map(ModelGhost::ghost);
        }
        var text = new StringBuilder(line.get().text());
        var indents = new LineIndents(at);
        for (int i = 0; i < MOST_FURTHER && System.nanoTime() - begun < further.toNanos(); i++) {
            Optional<String> next = tokens.next(DecoderGhost.SURE_FURTHER, begun + further.toNanos())
                    .flatMap(more -> indents.behind(text, more.text()));
            if (next.isEmpty()) {
                break;
            }
            text.append('\n').append(next.get());
        }
        return Optional.of(ghost(line.get()).with(text.toString()));
    }

    private static GhostText ghost(Line line) {
        return new GhostText(line.text(), NAME, line.confidence());
    }

    /** How {@code place} goes on as long as its probability is at least {@code sure}, or 0 for the whole line. */
    static Optional<GhostText> line(Place place, double sure) throws InterruptedException {
        Place.Next first = place.next(new int[0], 0);
        return first.probability() < sure ? Optional.empty()
                : new LineByTokens(place).first(first, sure).map(ModelGhost::ghost);
    }
}
