package dev.rustaiide.ai.completion.internal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import dev.rustaiide.ai.code.analysis.Syntax;
import dev.rustaiide.ai.completion.CompletionMaking;
import dev.rustaiide.ai.completion.CompletionModel;
import dev.rustaiide.ai.completion.Kept;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Progress;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.fs.TextFiles;

/** Makes models for pipelines, which keep each part of it. */
@Component
public final class PipelineModels implements CompletionMaking {
    private final TextFiles files;
    private final Syntax syntax;

    @Activate
    public PipelineModels(@Reference TextFiles files, @Reference Syntax syntax) {
        this.files = files;
        this.syntax = syntax;
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
}
