package dev.rustaiide.ai.model.validation.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

import dev.rustaiide.ai.completion.CompletionLearning.Answer;
import dev.rustaiide.ai.ml.pipeline.AnswerFile.Placed;
import dev.rustaiide.ai.model.validation.Comparison;
import dev.rustaiide.ai.model.validation.Comparison.Metric;
import dev.rustaiide.ai.model.validation.Comparison.Verdict;
import dev.rustaiide.ai.model.validation.internal.PairedBootstrap.Pair;

/** Draws the conclusion from two models' answers at the same places. */
final class Comparing {
    private Comparing() {}

    static Comparison of(String a, String b, List<Placed> ofA, List<Placed> ofB, List<String> skipped, long seed) {
        Map<String, List<Placed>> first = byProject(ofA);
        Map<String, List<Placed>> second = byProject(ofB);
        var bootstrap = new PairedBootstrap(seed);
        List<Metric> metrics = List.of(
                bootstrap.metric("keystrokesSaved", pairs(first, second, Answer::saved, Answer::letters)),
                bootstrap.metric("useSiteTop5Within2", pairs(first, second, answer -> answer.isInFirstFive() ? 1 : 0,
                        answer -> 1)),
                bootstrap.metric("useSiteTop1Within2", pairs(first, second, answer -> answer.isFirst() ? 1 : 0,
                        answer -> 1)));
        return new Comparison(a, b, List.copyOf(first.keySet()), skipped, ofA.size(), metrics,
                verdict(metrics.getFirst(), first.size()), seed, PairedBootstrap.RESAMPLES);
    }

    private static Verdict verdict(Metric metric, int projects) {
        if (projects < PairedBootstrap.LEAST_PROJECTS) {
            return Verdict.TOO_FEW;
        }
        return metric.low() > 0 ? Verdict.BETTER : metric.high() < 0 ? Verdict.WORSE : Verdict.UNDECIDED;
    }

    private static Map<String, List<Placed>> byProject(List<Placed> answers) {
        Map<String, List<Placed>> projects = new LinkedHashMap<>();
        answers.forEach(each -> projects.computeIfAbsent(each.project(), name -> new ArrayList<>()).add(each));
        return projects;
    }

    private static List<Pair> pairs(Map<String, List<Placed>> first, Map<String, List<Placed>> second,
            ToDoubleFunction<Answer> part, ToDoubleFunction<Answer> whole) {
        List<Pair> pairs = new ArrayList<>();
        first.forEach((project, answers) -> pairs.add(new Pair(sum(answers, part),
                sum(second.getOrDefault(project, List.of()), part), sum(answers, whole))));
        return pairs;
    }

    private static double sum(List<Placed> answers, ToDoubleFunction<Answer> value) {
        return answers.stream().mapToDouble(each -> value.applyAsDouble(each.at())).sum();
    }
}
