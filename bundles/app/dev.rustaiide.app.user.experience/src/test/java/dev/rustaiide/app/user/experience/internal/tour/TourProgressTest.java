package dev.rustaiide.app.user.experience.internal.tour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TourProgressTest {
    @TempDir
    Path temp;

    @Test
    void the_tour_comes_by_itself_once_and_never_again() throws Exception {
        assertTrue(new TourProgress(temp.resolve("tour")).begin());
        assertFalse(new TourProgress(temp.resolve("tour")).begin());
    }

    @Test
    void what_was_tried_is_known_the_next_time() throws Exception {
        TourProgress progress = new TourProgress(temp.resolve("tour"));
        assertEquals(Set.of(), progress.done());
        progress.add(Set.of(TourStep.GIT));
        progress.add(Set.of(TourStep.OPEN));
        assertEquals(Set.of(TourStep.OPEN, TourStep.GIT), new TourProgress(temp.resolve("tour")).done());
    }
}
