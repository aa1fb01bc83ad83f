package dev.rustaiide.app.workbench;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.e4.core.di.annotations.Creatable;

/** One key goes through the places of the list that was filled last, whichever that is. UI thread only. */
@Creatable
public final class PlaceSteps {
    private final List<Steps> lists = new ArrayList<>();

    /** A list that can be gone through. */
    @FunctionalInterface
    public interface Steps {
        /** Goes to the place {@code step} further than the last one; whether there was any. */
        boolean step(int step);
    }

    /** {@code list} has something new to show. */
    public void filled(Steps list) {
        lists.remove(list);
        lists.addFirst(list);
    }

    /** Whether any list was filled. */
    public boolean hasAny() {
        return !lists.isEmpty();
    }

    /** Goes on in the list that was filled last and has something. */
    public void step(int step) {
        for (Steps list : List.copyOf(lists)) {
            if (list.step(step)) {
                return;
            }
        }
    }
}
