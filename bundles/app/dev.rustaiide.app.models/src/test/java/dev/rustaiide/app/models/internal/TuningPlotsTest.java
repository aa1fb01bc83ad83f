package dev.rustaiide.app.models.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.rustaiide.ai.hyperparameter.tuning.Trial;
import dev.rustaiide.ai.hyperparameter.tuning.Tuning.Ended;
import dev.rustaiide.ai.hyperparameter.tuning.Tuning.Found;
import dev.rustaiide.app.models.internal.Plot.Shown;
import dev.rustaiide.app.models.internal.Plot.Value;

class TuningPlotsTest {
    private static Ended of(List<Trial> trials) {
        Ended like = QualityPageTest.ENDED;
        Found found = like.found();
        return new Ended(like.corpus(), like.search(), 1, like.date(), like.dimensions(), new Found(trials, 0,
                found.best(), found.byRank(), found.first(), 10, found.mattered(), Duration.ZERO));
    }

    private static Trial trial(int number, double score, boolean isWhole) {
        return new Trial(number, new double[0], score, isWhole ? 2 : 0, isWhole);
    }

    @Test
    void stairs_climb_with_whole_trials_only_and_stopped_ones_are_rings() {
        Shown shown = TuningPlots.trials(of(List.of(trial(1, 0.79, false), trial(0, 0.78, true), trial(2, 0.77, true),
                trial(3, 0.785, true))));
        List<Value> values = shown.values();
        assertEquals(List.of(true, false, false, false), values.stream().map(Value::isHollow).toList());
        assertEquals(List.of(shown.least(), 78.0, 78.0, 78.5), values.stream().map(Value::behind).toList());
        assertEquals(List.of(0.0, 1.0), List.of(values.getFirst().at(), values.getLast().at()));
    }

    @Test
    void a_trial_that_lost_its_numbers_does_not_press_the_others_together() {
        var trials = new ArrayList<Trial>();
        for (int i = 0; i < 20; i++) {
            trials.add(trial(i, i == 7 ? 0 : 0.78 + i / 2000.0, i != 7));
        }
        Shown shown = TuningPlots.trials(of(trials));
        assertTrue(shown.least() > 77 && shown.least() <= 78.05 && shown.most() >= 78.95 && shown.most() <= 80,
                shown.least() + " to " + shown.most());
    }

    @Test
    void lines_of_the_scale_are_round_even_where_all_trials_are_alike() {
        Shown shown = TuningPlots.trials(of(List.of(trial(0, 0.7812, true))));
        assertEquals(List.of(78.1, 78.5), List.of(Math.round(10 * shown.least()) / 10.0,
                Math.round(10 * shown.most()) / 10.0));
        assertEquals(0.5, shown.values().getFirst().at());
        assertEquals(List.of(), TuningPlots.trials(of(List.of())).values());
    }

    @Test
    void what_mattered_most_is_first_and_in_percent() {
        Shown shown = TuningPlots.mattered(QualityPageTest.ENDED);
        assertEquals(new Value("rate", 0, 48, 48), shown.values().getFirst());
        assertEquals(7, shown.values().size());
    }

    @Test
    void the_summary_says_whether_it_beats_the_shipped_recipe() {
        String words = TuningPlots.summary(QualityPageTest.ENDED);
        assertTrue(words.contains("8 stopped early"), words);
        assertTrue(words.endsWith("(+0.20 to +1.40): better than the shipped recipe."), words);
    }
}
