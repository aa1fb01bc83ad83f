package dev.rustaiide.ai.ml.pipeline.internal;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.osgi.service.component.annotations.Component;

import dev.rustaiide.ai.completion.Split;
import dev.rustaiide.ai.ml.pipeline.AnswerFile.Placed;
import dev.rustaiide.ai.ml.pipeline.AnswerFile;
import dev.rustaiide.ai.ml.pipeline.ChosenCorpus.Project;
import dev.rustaiide.ai.ml.pipeline.ChosenCorpus;
import dev.rustaiide.ai.ml.pipeline.StepKind;
import dev.rustaiide.ai.ml.pipeline.StepRun;
import dev.rustaiide.foundation.common.Sha256;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.serialization.Json;

/** Puts together what the product ships, with a card. When it was made is in the record, so that its hash is not. */
@Component(service = StepKind.class)
public final class PackageStep implements StepKind {
    @Override
    public String name() {
        return "package";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public Set<String> needs() {
        return Set.of("corpus", "count", "rank", "evaluate");
    }

    @Override
    public Map<String, byte[]> run(StepRun run) throws FailureException {
        byte[] counts = run.input("count").file(CountStep.COUNTS);
        byte[] ranker = run.input("rank").file(RankStep.RANKER);
        byte[] answers = run.input("evaluate").file(EvaluateStep.ANSWERS);
        ChosenCorpus corpus = ChosenCorpus.of(run);
        String list = corpus.projects().stream().filter(project -> project.use() != Split.HELD_OUT)
                .map(project -> project.name() + '\t' + project.licence() + '\t' + (project.use() == Split.COUNTS
                        ? "global" : "ranker")).sorted().collect(Collectors.joining("\n", "", "\n"));
        return Map.of(CountStep.COUNTS, counts, RankStep.RANKER, ranker, EvaluateStep.ANSWERS, answers,
                "completion-corpus.tsv", list.getBytes(StandardCharsets.UTF_8), "completion-card.json",
                (card(run, corpus, counts, ranker, AnswerFile.read(answers)).printPretty() + '\n')
                        .getBytes(StandardCharsets.UTF_8));
    }

    private static Json card(StepRun run, ChosenCorpus corpus, byte[] counts, byte[] ranker, List<Placed> answers) {
        var licences = Json.object();
        corpus.projects().stream().collect(Collectors.groupingBy(Project::licence, TreeMap::new,
                Collectors.counting())).forEach(licences::put);
        var uses = Json.object();
        for (Split use : Split.values()) {
            uses.put(use.name().toLowerCase(Locale.ROOT), corpus.of(use).size());
        }
        return Json.object().put("name", "completion").put("title", "Words that stand together in Rust, and a ranker")
                .put("task", "completion").put("licence", "EPL-2.0")
                .put("data", Json.object().put("corpus", run.input("corpus").hash()).put("projects", uses.build())
                        .put("licences", licences.build()).build())
                .put("figures", figures(answers))
                .put("sha256", Json.object().put(CountStep.COUNTS, Sha256.hex(counts))
                        .put(RankStep.RANKER, Sha256.hex(ranker)).build()).build();
    }

    private static Json figures(List<Placed> answers) {
        long letters = answers.stream().mapToLong(each -> each.at().letters()).sum();
        long saved = answers.stream().mapToLong(each -> each.at().saved()).sum();
        long five = answers.stream().filter(each -> each.at().isInFirstFive()).count();
        long first = answers.stream().filter(each -> each.at().isFirst()).count();
        return Json.object().put("heldOutProjects", answers.stream().map(Placed::project).distinct().count())
                .put("points", answers.size()).put("useSiteTop5Within2", percent(five, answers.size()))
                .put("useSiteTop1Within2", percent(first, answers.size()))
                .put("keystrokesSaved", percent(saved, letters)).build();
    }

    private static Json percent(long part, long whole) {
        return Json.of(whole == 0 ? 0 : Math.round(1000.0 * part / whole) / 10.0);
    }
}
