package dev.rustaiide.ai.ml.pipeline.internal;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.osgi.service.component.annotations.Component;

import dev.rustaiide.ai.completion.Split;
import dev.rustaiide.ai.ml.pipeline.ChosenCorpus;
import dev.rustaiide.ai.ml.pipeline.ChosenCorpus.Project;
import dev.rustaiide.ai.ml.pipeline.StepKind;
import dev.rustaiide.ai.ml.pipeline.StepRun;
import dev.rustaiide.foundation.common.Sha256;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.serialization.Json;

/** Puts together what the product ships of a language that has words of its own and Rust's ranker. */
@Component(service = StepKind.class)
public final class WordsStep implements StepKind {
    private static final String COUNT = "count";

    @Override
    public String name() {
        return "words";
    }

    @Override
    public int version() {
        return 1;
    }

    /** {@code language}: by which the files are named. */
    @Override
    public Set<String> words() {
        return Set.of("language");
    }

    @Override
    public Set<String> needs() {
        return Set.of(ChosenCorpus.KIND, COUNT);
    }

    @Override
    public Map<String, byte[]> run(StepRun run) throws FailureException {
        String name = "words-" + run.word("language", "other");
        byte[] counts = run.input(COUNT).file(CountStep.COUNTS);
        ChosenCorpus corpus = ChosenCorpus.of(run);
        String list = corpus.of(Split.COUNTS).stream().map(project -> project.name() + '\t' + project.licence())
                .sorted().collect(Collectors.joining("\n", "", "\n"));
        return Map.of(name + ".bin", counts, name + "-corpus.tsv", list.getBytes(StandardCharsets.UTF_8),
                name + "-card.json", (card(run, corpus, counts).printPretty() + '\n')
                        .getBytes(StandardCharsets.UTF_8));
    }

    private static Json card(StepRun run, ChosenCorpus corpus, byte[] counts) {
        var licences = Json.object();
        corpus.of(Split.COUNTS).stream().collect(Collectors.groupingBy(Project::licence, TreeMap::new,
                Collectors.counting())).forEach(licences::put);
        String language = run.word("language", "other");
        return Json.object().put("name", "words-" + language).put("title", "Words that stand together in " + language)
                .put("task", "completion").put("licence", "EPL-2.0")
                .put("data", Json.object().put("corpus", run.input(ChosenCorpus.KIND).hash())
                        .put("projects", corpus.of(Split.COUNTS).size()).put("heldOut",
                                corpus.of(Split.HELD_OUT).size()).put("licences", licences.build()).build())
                .put("madeBy", "releng/sources " + language + " DIR; rust-ai-ide ml run words-" + language
                        + " --corpus DIR")
                .put("bytes", counts.length).put("sha256", Sha256.hex(counts)).build();
    }
}
