package dev.rustaiide.app.workbench.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.rustaiide.foundation.types.Position;

/** Where the user has been, to go back and forward. A jump within a few lines is no new place. */
public final class Places {
    private static final int NEAR_LINES = 10;
    private static final int MOST = 100;

    private final List<Place> places = new ArrayList<>();
    private int current = -1;

    /** A position in a file. */
    public record Place(Path file, Position position) {
        boolean isNear(Place other) {
            return file.equals(other.file) && Math.abs(position.line() - other.position.line()) < NEAR_LINES;
        }
    }

    /** The user is at {@code place} now; what lay ahead is forgotten unless it is close to where they were. */
    public void visit(Place place) {
        if (current >= 0 && places.get(current).isNear(place)) {
            places.set(current, place);
            return;
        }
        places.subList(current + 1, places.size()).clear();
        places.add(place);
        if (places.size() > MOST) {
            places.removeFirst();
        }
        current = places.size() - 1;
    }

    public boolean canGoBack() {
        return current > 0;
    }

    public boolean canGoForward() {
        return current + 1 < places.size();
    }

    public Optional<Place> back() {
        return canGoBack() ? Optional.of(places.get(--current)) : Optional.empty();
    }

    public Optional<Place> forward() {
        return canGoForward() ? Optional.of(places.get(++current)) : Optional.empty();
    }
}
