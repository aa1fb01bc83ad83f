package dev.rustaiide.ai.model.validation.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

import dev.rustaiide.ai.completion.CompletionLearning;
import dev.rustaiide.ai.completion.CompletionLearning.Answer;
import dev.rustaiide.ai.ml.pipeline.AnswerFile.Placed;
import dev.rustaiide.ai.model.validation.Evaluation;
import dev.rustaiide.ai.model.validation.Evaluation.Bar;
import dev.rustaiide.ai.model.validation.Evaluation.Bin;
import dev.rustaiide.ai.model.validation.Evaluation.Construct;
import dev.rustaiide.ai.model.validation.Evaluation.Grown;

/** Sums answers up. */
final class MeasuredEvaluation {
    private static final int BINS = 10;
    private static final double[] BARS = {0.5, 1, 2, 3, 5, 8, 12, 20, 50, 1e9};

    private MeasuredEvaluation() {}

    static Evaluation of(String model, String date, List<Placed> placed, double[] millis, List<Grown> curve) {
        List<Answer> answers = placed.stream().map(Placed::at).toList();
        double letters = answers.stream().mapToInt(Answer::letters).sum();
        double saved = answers.stream().mapToInt(Answer::saved).sum();
        return new Evaluation(model, date, (int) placed.stream().map(Placed::project).distinct().count(),
                answers.size(), letters == 0 ? 0 : 100 * saved / letters, share(answers, Answer::isInFirstFive),
                share(answers, Answer::isFirst), calibration(answers), constructs(answers), latencies(millis), curve);
    }

    private static double share(List<Answer> answers, Predicate<Answer> wanted) {
        return answers.isEmpty() ? 0 : 100.0 * answers.stream().filter(wanted).count() / answers.size();
    }

    private static double mean(List<Answer> answers, ToDoubleFunction<Answer> value) {
        return answers.stream().mapToDouble(value).average().orElse(0);
    }

    private static List<Bin> calibration(List<Answer> answers) {
        List<Bin> bins = new ArrayList<>();
        for (int i = 0; i < BINS; i++) {
            int bin = i;
            List<Answer> those = answers.stream().filter(answer -> Math.min(BINS - 1,
                    (int) (answer.sureness() * BINS)) == bin).toList();
            if (!those.isEmpty()) {
                bins.add(new Bin(100 * mean(those, Answer::sureness), share(those, Answer::isSureRight),
                        those.size()));
            }
        }
        return bins;
    }

    private static List<Construct> constructs(List<Answer> answers) {
        List<Construct> constructs = new ArrayList<>();
        for (String name : CompletionLearning.CONSTRUCTS) {
            List<Answer> those = answers.stream().filter(answer -> answer.construct().equals(name)).toList();
            if (!those.isEmpty()) {
                constructs.add(new Construct(name, share(those, Answer::isFirst), share(those, Answer::isInFirstFive),
                        those.size()));
            }
        }
        return constructs;
    }

    private static List<Bar> latencies(double[] millis) {
        int[] counts = new int[BARS.length];
        for (double each : millis) {
            int bar = 0;
            while (each > BARS[bar]) {
                bar++;
            }
            counts[bar]++;
        }
        List<Bar> bars = new ArrayList<>();
        for (int i = 0; i < BARS.length && millis.length > 0; i++) {
            bars.add(new Bar(BARS[i], counts[i]));
        }
        return bars;
    }
}
