package dev.rustaiide.ai.model.validation.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import dev.rustaiide.ai.completion.CompletionLearning.Answer;
import dev.rustaiide.ai.ml.pipeline.AnswerFile.Placed;
import dev.rustaiide.ai.model.validation.Comparison;
import dev.rustaiide.ai.model.validation.Comparison.Verdict;
import dev.rustaiide.ai.model.validation.Evaluation;

class ComparingTest {
    /** Answers at the same places for the same seed, of which {@code part} saves keys. */
    private static List<Placed> answers(int projects, double part, long seed) {
        List<Placed> answers = new ArrayList<>();
        for (int project = 0; project < projects; project++) {
            var random = new Random(seed * 1000 + project);
            for (int i = 0; i < 50; i++) {
                boolean right = random.nextDouble() < part;
                answers.add(new Placed("p" + project, new Answer("a.rs", i, "call", 8, right ? 6 : 0, right, right,
                        part, right, i / 10.0)));
            }
        }
        return answers;
    }

    private static Comparison compared(List<Placed> a, List<Placed> b) {
        return Comparing.of("a", "b", a, b, List.of(), 1);
    }

    @Test
    void a_model_that_is_clearly_better_or_worse_is_told_so() {
        List<Placed> less = answers(12, 0.5, 1);
        List<Placed> more = answers(12, 0.7, 2);
        assertEquals(Verdict.BETTER, compared(less, more).verdict());
        assertEquals(Verdict.WORSE, compared(more, less).verdict());
    }

    @Test
    void the_same_answers_decide_nothing() {
        Comparison same = compared(answers(12, 0.6, 1), answers(12, 0.6, 1));
        assertEquals(Verdict.UNDECIDED, same.verdict());
        assertEquals(0, same.metrics().getFirst().difference().points());
    }

    @Test
    void four_projects_are_too_few_whatever_they_say() {
        assertEquals(Verdict.TOO_FEW, compared(answers(4, 0.1, 1), answers(4, 0.9, 1)).verdict());
    }

    @Test
    void the_interval_holds_the_true_difference_as_often_as_it_says() {
        int within = 0;
        for (int round = 0; round < 100; round++) {
            var metric = compared(answers(20, 0.6, 2 * round), answers(20, 0.62, 2 * round + 1)).metrics().getFirst()
                    .difference();
            double truth = 100 * 0.02 * 6 / 8;
            within += metric.low() <= truth && truth <= metric.high() ? 1 : 0;
        }
        assertTrue(within >= 86, within + " of 100");
    }

    @Test
    void a_calibrated_model_lies_on_the_diagonal() {
        Evaluation evaluation = MeasuredEvaluation.of("a", "", answers(200, 0.65, 1), new double[] {0.4, 0.7, 3},
                List.of());
        var bin = evaluation.calibration().getFirst();
        assertEquals(65, bin.sureness(), 1e-9);
        assertEquals(bin.sureness(), bin.right(), 2);
        assertEquals(3, evaluation.latencies().stream().mapToInt(Evaluation.Bar::answers).sum());
    }
}
