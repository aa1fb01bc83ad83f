package dev.rustaiide.ai.nlp.internal;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;

import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import dev.rustaiide.ai.code.analysis.Syntax;
import dev.rustaiide.ai.completion.Split;
import dev.rustaiide.ai.inference.Inference;
import dev.rustaiide.ai.inference.TextEmbedder;
import dev.rustaiide.ai.ml.pipeline.ChosenCorpus;
import dev.rustaiide.ai.ml.pipeline.ChosenCorpus.Project;
import dev.rustaiide.ai.ml.pipeline.StepKind;
import dev.rustaiide.ai.ml.pipeline.StepRun;
import dev.rustaiide.ai.models.Model;
import dev.rustaiide.ai.models.ModelTask;
import dev.rustaiide.ai.models.Models;
import dev.rustaiide.foundation.async.Progress;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.text.Text;

/**
 * Functions without what was written about them, cut as search cuts them, and the first sentence of that, as vectors of
 * the embedding model: a row of one file for a row of the other.
 */
@Component(service = StepKind.class)
public final class PairsStep implements StepKind {
    private static final int LARGEST = 300_000;
    private static final int BATCH = 256;

    private final ComponentServiceObjects<Syntax> syntax;
    private final ComponentServiceObjects<Models> models;
    private final ComponentServiceObjects<Inference> inference;

    @Activate
    public PairsStep(@Reference ComponentServiceObjects<Syntax> syntax,
            @Reference ComponentServiceObjects<Models> models,
            @Reference ComponentServiceObjects<Inference> inference) {
        this.syntax = syntax;
        this.models = models;
        this.inference = inference;
    }

    @Override
    public String name() {
        return "pairs";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public Set<String> parameters() {
        return Set.of("most");
    }

    @Override
    public Set<String> needs() {
        return Set.of(ChosenCorpus.KIND);
    }

    /** A question and the passage that answers it. */
    private record Pair(String question, String gist) {}

    @Override
    public Map<String, byte[]> run(StepRun run) throws FailureException, InterruptedException, ExecutionException {
        Syntax parser = syntax.getService();
        Models installed = models.getService();
        Inference runtime = inference.getService();
        try (TextEmbedder embedder = run.scope().await(runtime.embedder(model(installed)))) {
            List<Project> projects = ChosenCorpus.of(run).of(Split.COUNTS);
            var questions = new ByteArrayOutputStream();
            var passages = new ByteArrayOutputStream();
            for (int i = 0; i < projects.size(); i++) {
                Project project = projects.get(i);
                run.scope().report(new Progress("embed " + project.name(), i, projects.size()));
                byte[] both = run.kept().part(project.name(), () -> vectors(run, parser, embedder, project));
                questions.write(both, 0, both.length / 2);
                passages.write(both, both.length / 2, both.length / 2);
            }
            int rows = questions.size() / Float.BYTES / embedder.dimensions();
            run.note("functions", Json.of(rows));
            String list = projects.stream().map(project -> project.name() + '\t' + project.licence())
                    .collect(Collectors.joining("\n", "", "\n"));
            return Map.of("questions.bin", questions.toByteArray(), "passages.bin", passages.toByteArray(),
                    "corpus.tsv", list.getBytes(StandardCharsets.UTF_8));
        } finally {
            syntax.ungetService(parser);
            models.ungetService(installed);
            inference.ungetService(runtime);
        }
    }

    /** The one that the matrices are for. */
    private static Model model(Models installed) throws FailureException {
        return installed.of(ModelTask.EMBED).filter(model -> model.card().id().name().equals(CodeSpace.MODEL))
                .orElseThrow(() -> new FailureException(new Failure.Other("Nothing is embedded.",
                        "The model for embeddings that the product brings, " + CodeSpace.MODEL + ", is not chosen.",
                        "Choose it: rust-ai-ide models use.")));
    }

    /** Of its questions, then of as many passages. */
    private static byte[] vectors(StepRun run, Syntax parser, TextEmbedder embedder, Project project)
            throws FailureException, InterruptedException, ExecutionException {
        List<Pair> pairs = pairs(parser, project, run.whole("most", 90));
        var bytes = new ByteArrayOutputStream();
        write(run, embedder, pairs.stream().map(Pair::question).toList(), bytes);
        write(run, embedder, pairs.stream().map(Pair::gist).toList(), bytes);
        return bytes.toByteArray();
    }

    /** @param most of a project; more would make its ways of writing count too much */
    private static List<Pair> pairs(Syntax parser, Project project, int most) throws FailureException {
        List<Pair> pairs = new ArrayList<>();
        for (Path file : project.files()) {
            byte[] content = project.read(file);
            if (content.length <= LARGEST && pairs.size() < most) {
                add(parser, file, DocumentedFunctions.of(new String(content, StandardCharsets.UTF_8)), pairs);
            }
        }
        return pairs.subList(0, Math.min(most, pairs.size()));
    }

    private static void add(Syntax parser, Path file, DocumentedFunctions functions, List<Pair> pairs) {
        Map<String, String> said = new HashMap<>();
        functions.said().forEach(each -> said.putIfAbsent(each.function(), each.sentence()));
        var source = new SourcePassages(parser, any -> Text.of(functions.text()));
        for (Passage passage : source.of(file)) {
            String function = passage.title().substring(passage.title().lastIndexOf(':') + 1);
            String sentence = said.remove(function);
            if (sentence != null) {
                pairs.add(new Pair(sentence, passage.gist()));
            }
        }
    }

    private static void write(StepRun run, TextEmbedder embedder, List<String> texts, ByteArrayOutputStream out)
            throws InterruptedException, ExecutionException {
        for (int from = 0; from < texts.size(); from += BATCH) {
            List<String> batch = texts.subList(from, Math.min(texts.size(), from + BATCH));
            for (float[] vector : run.scope().await(embedder.embed(batch))) {
                ByteBuffer bytes = ByteBuffer.allocate(vector.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
                bytes.asFloatBuffer().put(vector);
                out.writeBytes(bytes.array());
            }
        }
    }
}
