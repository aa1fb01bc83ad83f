package dev.rustaiide.app.language.views.internal.ask;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;

import jakarta.inject.Inject;

import org.eclipse.e4.core.di.annotations.Creatable;

import dev.rustaiide.app.ui.components.FoundPlace;
import dev.rustaiide.app.ui.components.Glyph;
import dev.rustaiide.app.ui.components.Icon;
import dev.rustaiide.app.ui.components.Token;
import dev.rustaiide.app.workbench.FailureNotices;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Outcome;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.language.Answer;
import dev.rustaiide.foundation.language.LanguageFeatures;
import dev.rustaiide.foundation.language.Reference;
import dev.rustaiide.foundation.language.Target;
import dev.rustaiide.foundation.types.Location;

/** Asks where names are used, and remembers the last answers. UI thread only. */
@Creatable
public final class ReferenceSearch {
    private static final int REMEMBERED = 10;

    private final LanguageFeatures features;
    private final CodeLines lines;
    private final Function<Spot, Call<Spot>> now;
    private final Executor ui;
    private final List<Runnable> listeners = new ArrayList<>();
    private final List<Found> history = new ArrayList<>();
    private Optional<Found> shown = Optional.empty();

    @Inject
    public ReferenceSearch(LanguageFeatures features, CodeLines lines, Spots spots, Ui ui) {
        this(features, lines, spots::now, ui);
    }

    ReferenceSearch(LanguageFeatures features, CodeLines lines, Function<Spot, Call<Spot>> now, Executor ui) {
        this.features = features;
        this.lines = lines;
        this.now = now;
        this.ui = ui;
    }

    /** What is known so far about the uses of one name. */
    public static final class Found {
        private final Spot spot;
        private final List<FoundPlace> places = new ArrayList<>();
        /** What is known of these places besides. */
        private final Map<Location, Reference.Use> uses = new HashMap<>();
        private Call<?> running = Call.of("");
        private List<String> sources = List.of();
        private boolean syntactic;
        private boolean done;
        private Optional<Failure> failure = Optional.empty();

        private Found(Spot spot) {
            this.spot = spot;
        }

        public Spot spot() {
            return spot;
        }

        /** Those whose line is known. */
        public List<FoundPlace> places() {
            return places.stream().map(this::marked).toList();
        }

        /** How many there are of those. */
        public int count() {
            return places.size();
        }

        private FoundPlace marked(FoundPlace place) {
            Reference.Use use = uses.get(place.location());
            return use == null ? place : new FoundPlace(place.location(), place.line(), place.start(), place.end(),
                    place.tints(), Optional.of(mark(use)), words(use));
        }

        /** The question under way, to be cancelled. */
        public Call<?> running() {
            return running;
        }

        /** Whether all is told that will be. */
        public boolean isDone() {
            return done;
        }

        /** Whether other things of this name may be among them. */
        public boolean isSyntactic() {
            return syntactic;
        }

        /** Who answered. */
        public List<String> sources() {
            return sources;
        }

        public Optional<Failure> failure() {
            return failure;
        }
    }

    /** Runs {@code listener} whenever there is something else to show. */
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    public void removeListener(Runnable listener) {
        listeners.remove(listener);
    }

    public Optional<Found> shown() {
        return shown;
    }

    /** The last answers, the latest first. */
    public List<Found> history() {
        return List.copyOf(history);
    }

    /** Asks where what is at {@code spot} is used; what was asked before and is not answered yet is given up. */
    public void ask(Spot spot) {
        shown.ifPresent(before -> before.running.cancel());
        Found found = new Found(spot);
        history.removeIf(old -> !old.done || old.spot.file().equals(spot.file()) && old.spot.name().equals(spot.name())
                && old.spot.position().line() == spot.position().line());
        history.addFirst(found);
        if (history.size() > REMEMBERED) {
            history.removeLast();
        }
        shown = Optional.of(found);
        Call<Answer<List<Reference>>> call = features.ask(new Reference.Of(spot.source(), spot.position(), true));
        found.running = call;
        call.whenDone(ui, outcome -> answered(found, outcome));
        changed();
    }

    /** Asks again what is shown, in the text as it is now. */
    public void again() {
        shown.ifPresent(found -> {
            Call<Spot> call = now.apply(found.spot);
            call.onSuccess(ui, this::ask);
            call.onFailure(ui, cause -> end(found, Optional.of(FailureNotices.failureOf(cause))));
        });
    }

    /** Shows an answer of the {@link #history} again. */
    public void show(Found found) {
        shown = Optional.of(found);
        changed();
    }

    private void answered(Found found, Outcome<Answer<List<Reference>>> outcome) {
        switch (outcome) {
            case Outcome.Success<Answer<List<Reference>>>(Answer<List<Reference>> answer) -> {
                found.sources = answer.sources();
                found.syntactic = answer.isSyntactic();
                read(found, answer.value());
            }
            case Outcome.Failed<Answer<List<Reference>>>(Throwable cause) ->
                end(found, Optional.of(FailureNotices.failureOf(cause)));
            case Outcome.Cancelled<Answer<List<Reference>>> cancelled -> end(found, Optional.empty());
        }
    }

    private void read(Found found, List<Reference> references) {
        Map<Location, Reference> unique = new HashMap<>();
        List<CodeLines.Wanted> wanted = new ArrayList<>();
        for (Reference reference : references) {
            if (unique.putIfAbsent(reference.location(), reference) == null) {
                wanted.add(new CodeLines.Wanted(reference.location(), Optional.of(mark(reference.use())),
                        words(reference.use())));
            }
        }
        Call<?> reading = lines.read(wanted, batch -> {
            found.places.addAll(batch);
            changed();
        });
        found.running = reading;
        reading.whenDone(ui, outcome -> end(found, Optional.empty()));
        if (references.stream().anyMatch(reference -> reference.use() == Reference.Use.UNKNOWN)) {
            askUses(found);
        }
    }

    /** The protocol's servers tell what is done with a name only in one text, and of its declaration elsewhere. */
    private void askUses(Found found) {
        Spot spot = found.spot;
        features.ask(new Reference.Marks(spot.source(), spot.position())).onSuccess(ui, answer -> {
            for (Reference.Mark mark : answer.value()) {
                mark(found, new Location(spot.file(), mark.range()), mark.use());
            }
            changed();
        });
        Target.Of definition = new Target.Of(spot.source(), spot.position(), Target.Relation.DEFINITION);
        features.ask(definition).onSuccess(ui, answer -> {
            answer.value().forEach(target -> mark(found, target.name(), Reference.Use.DECLARATION));
            changed();
        });
    }

    private static void mark(Found found, Location location, Reference.Use use) {
        if (use != Reference.Use.UNKNOWN && found.uses.get(location) != Reference.Use.DECLARATION) {
            found.uses.put(location, use);
        }
    }

    private void end(Found found, Optional<Failure> failure) {
        found.done = true;
        found.failure = failure;
        changed();
    }

    /** What is done with a name at a place, told by shape and by words. */
    private static Glyph mark(Reference.Use use) {
        return switch (use) {
            case DECLARATION -> new Glyph(Icon.STAR, Token.ACCENT);
            case WRITE -> new Glyph(Icon.EDIT, Token.MODIFIED);
            case READ -> new Glyph(Icon.EYE, Token.MUTED);
            case UNKNOWN -> new Glyph(Icon.UNSAVED, Token.MUTED);
        };
    }

    private static String words(Reference.Use use) {
        return switch (use) {
            case DECLARATION -> "Declared here";
            case WRITE -> "Written here";
            case READ -> "Read here";
            case UNKNOWN -> "";
        };
    }

    private void changed() {
        List.copyOf(listeners).forEach(Runnable::run);
    }
}
