package dev.rustaiide.app.language.views.internal.ask;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;

import jakarta.inject.Inject;

import org.eclipse.e4.core.di.annotations.Creatable;
import org.jspecify.annotations.Nullable;

import dev.rustaiide.app.workbench.FailureNotices;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Outcome;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.language.Answer;
import dev.rustaiide.foundation.language.HierarchyNode;
import dev.rustaiide.foundation.language.HierarchyNode.Direction;
import dev.rustaiide.foundation.language.LanguageFeatures;
import dev.rustaiide.foundation.types.Location;
import dev.rustaiide.foundation.types.Range;

/** Who calls whom, or which type descends from which: asked for level by level as it is opened. UI thread only. */
@Creatable
public final class HierarchyTree {
    private final LanguageFeatures features;
    private final Function<Spot, Call<Spot>> now;
    private final Executor ui;
    private final List<Runnable> listeners = new ArrayList<>();
    private Optional<Spot> spot = Optional.empty();
    private Direction direction = Direction.CALLERS;
    private Call<?> running = Call.of("");
    private List<Node> roots = List.of();
    private boolean syntactic;
    private Optional<Failure> failure = Optional.empty();

    @Inject
    public HierarchyTree(LanguageFeatures features, Spots spots, Ui ui) {
        this(features, spots::now, ui);
    }

    HierarchyTree(LanguageFeatures features, Function<Spot, Call<Spot>> now, Executor ui) {
        this.features = features;
        this.now = now;
        this.ui = ui;
    }

    /** A row. */
    public sealed interface Entry {}

    /** A function or type at one place of the tree; itself is its key. */
    public static final class Node implements Entry {
        private final HierarchyNode what;
        private final @Nullable Node parent;
        private final Location place;
        private final int places;
        private @Nullable List<Entry> children;
        private Call<?> running = Call.of("");

        private Node(HierarchyNode what, @Nullable Node parent, Location place, int places) {
            this.what = what;
            this.parent = parent;
            this.place = place;
            this.places = places;
        }

        public HierarchyNode what() {
            return what;
        }

        /** Where to go: the first call, or the name. */
        public Location place() {
            return place;
        }

        /** How many calls there are. */
        public int places() {
            return places;
        }

        /** Whether it stands above itself, so that the tree would go on for ever. */
        public boolean isRecursive() {
            for (Node above = parent; above != null; above = above.parent) {
                if (above.what.location().equals(what.location())) {
                    return true;
                }
            }
            return false;
        }
    }

    /**
     * A row that says something.
     *
     * @param failed whether it is why there is nothing else
     */
    public record Note(Node under, String text, boolean failed) implements Entry {}

    /** Runs {@code listener} whenever there is something else to show. */
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    public void removeListener(Runnable listener) {
        listeners.remove(listener);
    }

    public Optional<Spot> spot() {
        return spot;
    }

    public Direction direction() {
        return direction;
    }

    /** What is asked now for the roots, to be cancelled. */
    public Call<?> running() {
        return running;
    }

    public List<Node> roots() {
        return roots;
    }

    public boolean isSyntactic() {
        return syntactic;
    }

    public Optional<Failure> failure() {
        return failure;
    }

    /** Begins at {@code from}. */
    public void start(Spot from, Direction way) {
        running.cancel();
        roots.forEach(HierarchyTree::cancel);
        roots = List.of();
        failure = Optional.empty();
        spot = Optional.of(from);
        direction = way;
        boolean types = way == Direction.SUPERTYPES || way == Direction.SUBTYPES;
        Call<Answer<List<HierarchyNode>>> call =
                features.ask(new HierarchyNode.At(from.source(), from.position(), types));
        running = call;
        call.whenDone(ui, outcome -> {
            if (running == call) {
                began(outcome);
            }
        });
        changed();
    }

    /** The same the other way round. */
    public void turn() {
        spot.ifPresent(from -> start(from, switch (direction) {
            case CALLERS -> Direction.CALLEES;
            case CALLEES -> Direction.CALLERS;
            case SUPERTYPES -> Direction.SUBTYPES;
            case SUBTYPES -> Direction.SUPERTYPES;
        }));
    }

    /** The same in the text as it is now. */
    public void again() {
        spot.ifPresent(from -> {
            Call<Spot> call = now.apply(from);
            call.onSuccess(ui, there -> start(there, direction));
            call.onFailure(ui, cause -> {
                failure = Optional.of(FailureNotices.failureOf(cause));
                roots = List.of();
                changed();
            });
        });
    }

    private void began(Outcome<Answer<List<HierarchyNode>>> outcome) {
        if (outcome instanceof Outcome.Success<Answer<List<HierarchyNode>>>(Answer<List<HierarchyNode>> answer)) {
            syntactic = answer.isSyntactic();
            roots = answer.value().stream().map(one -> new Node(one, null, one.location(), 0)).toList();
        } else if (outcome instanceof Outcome.Failed<Answer<List<HierarchyNode>>>(Throwable cause)) {
            failure = Optional.of(FailureNotices.failureOf(cause));
        }
        changed();
    }

    /** What is under {@code node}; asked for when that is wanted for the first time, and a note until then. */
    public List<Entry> children(Node node) {
        List<Entry> known = node.children;
        if (known != null) {
            return known;
        }
        List<Entry> waiting = List.of(new Note(node, "Asking…", false));
        node.children = waiting;
        Call<Answer<List<HierarchyNode.Link>>> call = features.ask(new HierarchyNode.Next(node.what, direction));
        node.running = call;
        Direction way = direction;
        call.whenDone(ui, outcome -> {
            node.children = children(node, outcome, way);
            changed();
        });
        return waiting;
    }

    /** What is under {@code node} as far as it was asked for. */
    public List<Entry> known(Node node) {
        return Objects.requireNonNullElse(node.children, List.of());
    }

    /** Asks anew when {@code node} is opened the next time, after it failed. */
    public void retry(Node node) {
        node.children = null;
        changed();
    }

    private static List<Entry> children(Node node, Outcome<Answer<List<HierarchyNode.Link>>> outcome, Direction way) {
        return switch (outcome) {
            case Outcome.Success<Answer<List<HierarchyNode.Link>>>(Answer<List<HierarchyNode.Link>> answer)
                    when answer.value().isEmpty() -> List.of(new Note(node, nothing(way), false));
            case Outcome.Success<Answer<List<HierarchyNode.Link>>>(Answer<List<HierarchyNode.Link>> answer) -> {
                List<Entry> children = new ArrayList<>();
                answer.value().forEach(link -> children.add(child(node, link, way)));
                yield List.copyOf(children);
            }
            case Outcome.Failed<Answer<List<HierarchyNode.Link>>>(Throwable cause) ->
                List.of(new Note(node, FailureNotices.failureOf(cause).why() + " Press Enter to ask again.", true));
            case Outcome.Cancelled<Answer<List<HierarchyNode.Link>>> cancelled ->
                List.of(new Note(node, "Cancelled. Press Enter to ask again.", true));
        };
    }

    private static Node child(Node parent, HierarchyNode.Link link, Direction way) {
        HierarchyNode what = link.node();
        // A call stands in the file of who calls.
        Path caller = way == Direction.CALLEES ? parent.what.location().file() : what.location().file();
        Optional<Range> first = link.places().stream().findFirst();
        return new Node(what, parent, first.map(range -> new Location(caller, range)).orElse(what.location()),
                link.places().size());
    }

    static String nothing(Direction way) {
        return switch (way) {
            case CALLERS -> "Nothing calls it.";
            case CALLEES -> "It calls nothing of this workspace or its packages.";
            case SUPERTYPES -> "It descends from nothing.";
            case SUBTYPES -> "Nothing descends from it.";
        };
    }

    private static void cancel(Node node) {
        node.running.cancel();
        if (node.children != null) {
            node.children.forEach(child -> {
                if (child instanceof Node below) {
                    cancel(below);
                }
            });
        }
    }

    private void changed() {
        List.copyOf(listeners).forEach(Runnable::run);
    }
}
