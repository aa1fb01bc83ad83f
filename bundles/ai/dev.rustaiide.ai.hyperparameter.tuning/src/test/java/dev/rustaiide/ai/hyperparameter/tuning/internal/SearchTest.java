package dev.rustaiide.ai.hyperparameter.tuning.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.rustaiide.ai.hyperparameter.tuning.Dimension;
import dev.rustaiide.ai.hyperparameter.tuning.Trial;
import dev.rustaiide.ai.hyperparameter.tuning.Tuning.Search;

class SearchTest {
    private static final List<Dimension> THREE = List.of(new Dimension("one", 0, 1, false, false),
            new Dimension("two", 1, 100, true, true), new Dimension("none", 0, 1, false, false));

    /** A hill at (0.7, 0.3); the third dimension does nothing. */
    private static double hill(double[] at) {
        return -4 * (at[0] - 0.7) * (at[0] - 0.7) - (at[1] - 0.3) * (at[1] - 0.3);
    }

    private static List<Trial> search(Search search, int trials, long seed) {
        var proposals = new Proposals(search, THREE, seed);
        List<Trial> done = new ArrayList<>();
        for (int number = 0; number < trials; number++) {
            double[] at = proposals.next(number, done);
            done.add(new Trial(number, at, hill(at), 2, true));
        }
        return done;
    }

    private static double best(List<Trial> trials) {
        return trials.stream().mapToDouble(Trial::score).max().orElseThrow();
    }

    @Test
    void the_process_finds_the_hill_sooner_than_chance() {
        int wins = 0;
        double bayesian = 0;
        for (int seed = 0; seed < 8; seed++) {
            double found = best(search(Search.BAYESIAN, 24, seed));
            wins += found > best(search(Search.RANDOM, 24, seed)) ? 1 : 0;
            bayesian += found / 8;
        }
        assertTrue(wins >= 6, wins + " of 8");
        assertTrue(bayesian > -0.01, "missed it by " + bayesian);
    }

    @Test
    void the_same_seed_gives_the_same_trials_and_another_seed_others() {
        assertEquals(search(Search.BAYESIAN, 12, 3), search(Search.BAYESIAN, 12, 3));
        assertFalse(search(Search.BAYESIAN, 12, 3).equals(search(Search.BAYESIAN, 12, 4)));
    }

    @Test
    void what_does_nothing_does_not_matter() {
        var mattered = new Proposals(Search.RANDOM, THREE, 1).mattered(search(Search.RANDOM, 40, 1));
        assertEquals("one", mattered.getFirst().name());
        assertEquals(0.7, mattered.getFirst().best(), 0.11);
        assertEquals("none", mattered.getLast().name());
        assertTrue(mattered.getLast().share() < 0.05, "" + mattered);
    }

    @Test
    void a_process_goes_through_what_it_saw_and_is_unsure_elsewhere() {
        List<Trial> seen = search(Search.RANDOM, 20, 5);
        GaussianProcess process = GaussianProcess.of(seen);
        for (Trial trial : seen) {
            var there = process.at(trial.units());
            assertEquals(trial.score(), there.mean(), 0.2);
            assertTrue(process.at(new double[] {0, 0, 0}).deviation() > there.deviation());
        }
        assertTrue(process.improvement(new double[] {0.7, 0.3, 0.5}, best(seen)) > process.improvement(
                new double[] {0.02, 0.98, 0.5}, best(seen)));
    }

    @Test
    void only_the_best_third_goes_on() {
        var rungs = new Rungs(1);
        int on = 0;
        for (int i = 0; i < 90; i++) {
            on += rungs.goesOn(0, (i * 37 % 90) / 90.0) ? 1 : 0;
        }
        assertTrue(on >= 28 && on <= 42, on + " of 90");
        assertFalse(rungs.goesOn(0, 0.1));
        assertTrue(rungs.goesOn(0, 2));
    }

    @Test
    void dimensions_reach_from_end_to_end_and_back() {
        for (Dimension dimension : RankerTuning.DIMENSIONS) {
            assertEquals(dimension.least(), dimension.at(0), 1e-9);
            assertEquals(dimension.most(), dimension.at(1), 1e-9);
            assertEquals(0.5, dimension.unit(dimension.at(0.5)), 0.02);
        }
        double[] middle = {0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5};
        assertEquals(85, RankerTuning.recipe(middle).trees());
    }

    @Test
    void a_trial_is_read_as_it_was_written() throws Exception {
        var kept = new Journal.Kept(new Trial(3, new double[] {0.1, 0.9}, 0.7, 1, false), new double[] {0.6, 0.7});
        var bytes = new ByteArrayOutputStream();
        Journal.write(kept, new DataOutputStream(bytes));
        var read = Journal.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        assertEquals(kept.trial(), read.trial());
        assertArrayEquals(kept.scores(), read.scores());
    }
}
