package dev.rustaiide.ai.completion.internal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import dev.rustaiide.ai.code.analysis.Syntax;
import dev.rustaiide.ai.code.index.CodeIndexes;
import dev.rustaiide.ai.completion.CompletionLearning.Subject;
import dev.rustaiide.ai.completion.CompletionMaking;
import dev.rustaiide.ai.completion.CompletionModel;
import dev.rustaiide.ai.completion.Kept;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Progress;
import dev.rustaiide.foundation.async.Scope;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.fs.TextFiles;
import dev.rustaiide.foundation.memory.MemoryPressure;

/** Makes and measures models for pipelines, which keep each part of it. */
@Component
public final class PipelineModels implements CompletionMaking {
    private final GhostCheck check;
    private final CodeIndexes indexes;
    private final TextFiles files;
    private final Syntax syntax;
    private final MemoryPressure pressure;

    @Activate
    public PipelineModels(@Reference GhostCheck check, @Reference CodeIndexes indexes, @Reference TextFiles files,
            @Reference Syntax syntax, @Reference MemoryPressure pressure) {
        this.check = check;
        this.indexes = indexes;
        this.files = files;
        this.syntax = syntax;
        this.pressure = pressure;
    }

    @Override
    public Call<CompletionModel> count(List<Project> projects, Counting how, Kept kept) {
        return Call.start("count n-grams", scope -> {
            var training = new GlobalTraining(how.families(), how.leastContext());
            Map<String, Integer> families = new HashMap<>();
            int done = 0;
            for (Project project : projects) {
                scope.report(new Progress("read " + project.family(), done++, projects.size()));
                scope.check();
                int family = families.computeIfAbsent(project.family(), name -> families.size());
                project.files().forEach(file -> add(training, family, file));
            }
            return new LocalModel(new Models(training.train(how.partitions(), kept, scope), Ranking.untrained()));
        });
    }

    private void add(GlobalTraining training, int family, Path file) {
        try {
            training.add(family, files.read(file).text(), syntax.languageOf(file, "").id().value());
        } catch (FailureException unreadable) {
            // What is no text teaches nothing.
            return;
        }
    }

    @FunctionalInterface
    private interface Writing {
        void write(ByteArrayOutputStream to) throws IOException;
    }

    private static byte[] bytes(Writing writing) {
        var to = new ByteArrayOutputStream();
        try {
            writing.write(to);
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
        return to.toByteArray();
    }

    @Override
    public byte[] counts(CompletionModel model) {
        return bytes(to -> ModelFile.write(LocalModel.of(model).models().global(), to));
    }

    @Override
    public byte[] ranker(CompletionModel model) {
        return bytes(to -> ModelFile.write(LocalModel.of(model).models().ranking(), to));
    }

    @Override
    public CompletionModel model(byte[] counts, byte[] ranker) throws FailureException {
        try {
            return new LocalModel(new Models(ModelFile.global(new ByteArrayInputStream(counts)),
                    ModelFile.ranking(new ByteArrayInputStream(ranker))));
        } catch (IOException other) {
            throw unusable(other);
        }
    }

    @Override
    public CompletionModel withRanker(CompletionModel model, byte[] ranker) throws FailureException {
        try {
            return new LocalModel(new Models(LocalModel.of(model).models().global(),
                    ModelFile.ranking(new ByteArrayInputStream(ranker))));
        } catch (IOException other) {
            throw unusable(other);
        }
    }

    private static FailureException unusable(IOException why) {
        return new FailureException(new Failure.Other("The model cannot be used.", "It is " + why.getMessage() + '.',
                "Make it anew: rust-ai-ide ml run."), why);
    }

    @Override
    public Call<List<Answer>> answers(Subject subject, CompletionModel model) {
        Path root = subject.project().toAbsolutePath().normalize();
        return Call.start("measure " + root.getFileName(), scope -> {
            var models = new ProjectModels(indexes, files, syntax, pressure, LocalModel.of(model).models());
            try (var project = new StudiedProject(root, indexes, files, syntax, models)) {
                return project.isLargeEnough() ? answers(subject, project, models, scope) : List.of();
            } finally {
                models.deactivate();
            }
        });
    }

    private List<Answer> answers(Subject subject, StudiedProject project, ProjectModels models, Scope scope)
            throws InterruptedException, ExecutionException {
        Path root = subject.project().toAbsolutePath().normalize();
        var completion = new CompletionPipeline(models, check, new LearnedRanker(models),
                List.of(new ModelCandidates(models), new ScopeCandidates(indexes)), List.of());
        List<Answer> answers = new ArrayList<>();
        for (StudiedProject.Point point : project.points(subject.names(), new Random(subject.seed()),
                each -> subject.files().test(each.file()) && each.isUse())) {
            scope.check();
            var times = new Score.Times();
            TypedName typed = TypedName.type(point, completion, times);
            Place place = models.place(point.place(0));
            List<Place.Next> sure = place.next(1);
            double sureness = sure.isEmpty() ? 0 : sure.getFirst().probability();
            boolean right = !sure.isEmpty() && place.word(sure.getFirst().token()).equals(point.word());
            answers.add(new Answer(root.relativize(point.file()).toString(), point.offset(), point.construct(),
                    typed.letters(), typed.letters() - typed.keys(), typed.isFirst(), typed.isInFirstFive(), sureness,
                    right, times.percentile(100)));
        }
        completion.deactivate();
        return answers;
    }
}
