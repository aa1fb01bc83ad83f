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
import dev.rustaiide.ai.model.validation.Difference;
import dev.rustaiide.ai.model.validation.PairedBootstrap;

/** Draws the conclusion from two models' answers at the same places. */
final class Comparing {
    private static final double DOUBT = 0.05;

    private Comparing() {}

    static Comparison of(String a, String b, List<Placed> ofA, List<Placed> ofB, List<String> skipped, long seed) {
        Map<String, List<Placed>> first = byProject(ofA);
        Map<String, List<Placed>> second = byProject(ofB);
        List<Metric> metrics = List.of(
                metric("keystrokesSaved", first, second, Answer::saved, Answer::letters, seed),
                metric("useSiteTop5Within2", first, second, each -> each.isInFirstFive() ? 1 : 0, each -> 1, seed),
                metric("useSiteTop1Within2", first, second, each -> each.isFirst() ? 1 : 0, each -> 1, seed));
        return new Comparison(a, b, List.copyOf(first.keySet()), skipped, ofA.size(), metrics,
                verdict(metrics.getFirst().difference()), seed, PairedBootstrap.DRAWS);
    }

    private static Verdict verdict(Difference first) {
        if (!first.isTold()) {
            return Verdict.TOO_FEW;
        }
        return first.isBetter() ? Verdict.BETTER : first.isWorse() ? Verdict.WORSE : Verdict.UNDECIDED;
    }

    private static Metric metric(String name, Map<String, List<Placed>> first, Map<String, List<Placed>> second,
            ToDoubleFunction<Answer> part, ToDoubleFunction<Answer> whole, long seed) {
        var bootstrap = new PairedBootstrap();
        first.forEach((project, answers) -> bootstrap.add(project, sum(answers, part),
                sum(second.getOrDefault(project, List.of()), part), sum(answers, whole)));
        return new Metric(name, bootstrap.difference(DOUBT, seed));
    }

    private static Map<String, List<Placed>> byProject(List<Placed> answers) {
        Map<String, List<Placed>> projects = new LinkedHashMap<>();
        answers.forEach(each -> projects.computeIfAbsent(each.project(), name -> new ArrayList<>()).add(each));
        return projects;
    }

    private static double sum(List<Placed> answers, ToDoubleFunction<Answer> value) {
        return answers.stream().mapToDouble(each -> value.applyAsDouble(each.at())).sum();
    }
}
