package dev.rustaiide.app.ui.components;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.rustaiide.foundation.types.Location;
import dev.rustaiide.foundation.types.Range;

class PlaceGroupsTest {
    private static final FoundPlace FIRST = place("/w/src/main.rs", 3, "let engine = Engine::new();");
    private static final FoundPlace SECOND = place("/w/src/main.rs", 9, "engine.run()");
    private static final FoundPlace THIRD = place("/w/tests/golden.rs", 1, "use hello::Engine;");
    private static final List<FoundPlace> ALL = List.of(FIRST, THIRD, SECOND);

    private static FoundPlace place(String file, int line, String code) {
        return new FoundPlace(new Location(Path.of(file), Range.of(line, 0, line, 1)), code, 0, 1, List.of(),
                Optional.empty(), "");
    }

    private static PlaceGroups groups(String filter) {
        return new PlaceGroups(ALL, filter, Path::toString);
    }

    @Test
    void places_of_a_file_stand_together_where_its_first_one_stood() {
        PlaceGroups groups = groups("");
        assertEquals(List.of(Path.of("/w/src/main.rs"), Path.of("/w/tests/golden.rs")), groups.files());
        assertEquals(List.of(FIRST, SECOND), groups.in(Path.of("/w/src/main.rs")));
        assertEquals("3 in 2 files", groups.count());
    }

    @Test
    void a_filter_wants_each_word_in_the_line_or_the_path() {
        assertEquals(List.of(SECOND), groups("MAIN run").in(Path.of("/w/src/main.rs")));
        assertEquals("1 in 1 file", groups("  golden ").count());
        assertEquals(0, groups("main golden").size());
        assertEquals(3, groups(" ").size());
    }

    @Test
    void stepping_visits_every_place_once_and_goes_round() {
        for (int step : new int[] {1, -1}) {
            PlaceGroups groups = groups("");
            List<FoundPlace> seen = new ArrayList<>();
            Optional<FoundPlace> at = Optional.empty();
            for (int i = 0; i < 3; i++) {
                at = groups.next(at, step);
                seen.add(at.orElseThrow());
            }
            assertEquals(step > 0 ? List.of(FIRST, SECOND, THIRD) : List.of(THIRD, SECOND, FIRST), seen);
            assertEquals(Optional.of(seen.getFirst()), groups.next(at, step));
        }
    }

    @Test
    void from_a_files_row_the_next_is_its_first_place_and_the_one_before_belongs_to_the_file_above() {
        PlaceGroups groups = groups("");
        Path second = Path.of("/w/tests/golden.rs");
        assertEquals(Optional.of(THIRD), groups.next(groups.before(second, 1), 1));
        assertEquals(Optional.of(SECOND), groups.next(groups.before(second, -1), -1));
    }

    @Test
    void a_place_that_a_filter_has_hidden_is_left_by_either_end() {
        assertEquals(Optional.of(SECOND), groups("run").next(Optional.of(FIRST), 1));
        assertEquals(Optional.of(SECOND), groups("run").next(Optional.of(FIRST), -1));
        assertEquals(Optional.empty(), groups("nowhere").next(Optional.of(FIRST), 1));
    }
}
