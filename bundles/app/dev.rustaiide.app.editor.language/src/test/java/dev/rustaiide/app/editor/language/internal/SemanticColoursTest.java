package dev.rustaiide.app.editor.language.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.junit.jupiter.api.Test;

import dev.rustaiide.ai.code.analysis.Highlight;
import dev.rustaiide.ai.code.analysis.HighlightKind;

class SemanticColoursTest {
    private static final int LENGTH = 30;

    private static Highlight at(int start, int end, HighlightKind kind) {
        return new Highlight(start, end, kind);
    }

    @Test
    void a_name_keeps_its_place_and_what_is_around_it_its_colour() {
        assertEquals(List.of(at(0, 2, HighlightKind.STRING), at(2, 4, HighlightKind.TYPE),
                at(4, 6, HighlightKind.STRING)),
                SemanticColours.overlaid(List.of(at(0, 6, HighlightKind.STRING)),
                        List.of(at(2, 4, HighlightKind.TYPE))));
        assertEquals(List.of(at(0, 8, HighlightKind.TYPE)), SemanticColours.overlaid(
                List.of(at(1, 3, HighlightKind.MACRO), at(4, 6, HighlightKind.NUMBER)),
                List.of(at(0, 8, HighlightKind.TYPE))));
    }

    @Property(tries = 500)
    void each_character_has_the_colour_of_its_token_else_that_of_its_run(@ForAll("runs") List<Highlight> runs,
            @ForAll("runs") List<Highlight> tokens) {
        HighlightKind[] expected = painted(runs);
        HighlightKind[] over = painted(tokens);
        for (int i = 0; i < LENGTH; i++) {
            expected[i] = over[i] == null ? expected[i] : over[i];
        }
        List<Highlight> result = SemanticColours.overlaid(runs, tokens);
        assertEquals(Arrays.toString(expected), Arrays.toString(painted(result)));
        int done = 0;
        for (Highlight one : result) {
            assertTrue(one.start() >= done && one.end() > one.start(), result.toString());
            done = one.end();
        }
    }

    private static HighlightKind[] painted(List<Highlight> runs) {
        HighlightKind[] kinds = new HighlightKind[LENGTH];
        for (Highlight run : runs) {
            for (int i = run.start(); i < run.end(); i++) {
                kinds[i] = run.kind();
            }
        }
        return kinds;
    }

    @Provide
    Arbitrary<List<Highlight>> runs() {
        return Arbitraries.integers().between(0, LENGTH).list().ofMaxSize(8).map(places -> {
            List<Integer> sorted = places.stream().sorted().distinct().toList();
            List<Highlight> runs = new ArrayList<>();
            for (int i = 0; i + 1 < sorted.size(); i += 2) {
                runs.add(at(sorted.get(i), sorted.get(i + 1),
                        HighlightKind.values()[sorted.get(i) % HighlightKind.values().length]));
            }
            return runs;
        });
    }
}
