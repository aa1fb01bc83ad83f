package dev.rustaiide.ai.feature.engineering.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.zip.CRC32;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import dev.rustaiide.ai.completion.CompletionLearning;
import dev.rustaiide.ai.completion.DeclaredFeature;
import dev.rustaiide.ai.completion.Lessons;
import dev.rustaiide.ai.feature.engineering.FeatureReports;
import dev.rustaiide.ai.training.Checkpoints;
import dev.rustaiide.ai.training.CorpusLessons;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Progress;
import dev.rustaiide.foundation.async.Scope;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.fs.FolderTurn;
import dev.rustaiide.foundation.platform.StandardPaths;

/** Reports on the lessons of a corpus. */
@Component
public final class LessonReports implements FeatureReports {
    private static final int EACH = 40;
    private static final int LEAST_PROJECTS = 4;
    private static final int DRIFT_BINS = 10;
    private static final int BINS = 32;
    private static final int HALF = 5;

    private final CompletionLearning learning;
    private final Path state;

    @Activate
    public LessonReports(@Reference CompletionLearning learning, @Reference StandardPaths paths) {
        this(learning, paths.cache().resolve("features"));
    }

    LessonReports(CompletionLearning learning, Path state) {
        this.learning = learning;
        this.state = state;
    }

    @Override
    public Call<Report> report(Task task) {
        return Call.start("report features", scope -> {
            CorpusLessons corpus = lessons(task.corpus(), task.seed(), scope);
            Lessons earlier = task.against().isPresent() ? lessons(task.against().get(), task.seed(), scope).lessons()
                    : corpus.parts(part -> part < HALF, task.seed());
            Lessons later = task.against().isPresent() ? corpus.lessons()
                    : corpus.parts(part -> part >= HALF, task.seed());
            return new Report(rows(corpus.lessons(), earlier, later, task.seed(), scope), corpus.lessons().places(),
                    corpus.lessons().names().size(), 100 * rank(corpus.lessons()));
        });
    }

    private CorpusLessons lessons(Path folder, long seed, Scope scope)
            throws InterruptedException, ExecutionException, FailureException {
        Path corpus = folder.toAbsolutePath().normalize();
        var crc = new CRC32();
        crc.update(corpus.toString().getBytes(StandardCharsets.UTF_8));
        Path kept = state.resolve(Long.toHexString(crc.getValue()));
        try (var turn = new FolderTurn(kept).take()) {
            // A report is about the code as it is: nothing of an earlier one is used.
            return CorpusLessons.of(learning, corpus, any -> EACH, LEAST_PROJECTS, seed,
                    new Checkpoints(kept, "features " + seed, true), scope);
        } catch (IOException refused) {
            throw new FailureException(new Failure.Other("The report had to stop.", kept + ": " + refused.getMessage(),
                    "Make room there."), refused);
        }
    }

    private double rank(Lessons lessons) {
        double sum = 0;
        for (double rank : learning.ranks(learning.shipped(), lessons)) {
            sum += 1 / (1 + rank);
        }
        return sum / Math.max(1, lessons.places());
    }

    List<Row> rows(Lessons all, Lessons earlier, Lessons later, long seed, Scope scope) throws InterruptedException {
        List<DeclaredFeature> features = learning.features();
        int[] projects = new int[all.rows().length / all.width()];
        boolean[] learned = new boolean[projects.length];
        boolean[] right = new boolean[projects.length];
        for (int place = 0; place < all.places(); place++) {
            right[all.rights()[place]] = true;
            for (int row = all.starts()[place]; row < all.starts()[place + 1]; row++) {
                projects[row] = all.owners()[place];
                learned[row] = CorpusLessons.part(all.names().get(projects[row]), seed) < HALF;
            }
        }
        double whole = rank(all);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < features.size(); i++) {
            scope.check();
            scope.report(new Progress("shuffle " + features.get(i).name(), i, features.size()));
            float[] values = all.column(i);
            double shuffled = rank(all.withColumn(i, shuffled(values, new Random(seed + i))));
            rows.add(new Row(features.get(i), 100 * (whole - shuffled),
                    Bins.drift(earlier.column(i), later.column(i), DRIFT_BINS), Bins.separation(values, learned, BINS),
                    Bins.between(values, projects, all.names().size()), Bins.separation(values, right, BINS),
                    outside(values, features.get(i))));
        }
        rows.sort(Comparator.comparingDouble(Row::importance).reversed());
        return rows;
    }

    private static float[] shuffled(float[] values, Random random) {
        float[] shuffled = values.clone();
        for (int i = shuffled.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            float value = shuffled[i];
            shuffled[i] = shuffled[other];
            shuffled[other] = value;
        }
        return shuffled;
    }

    private static long outside(float[] values, DeclaredFeature feature) {
        long outside = 0;
        for (float value : values) {
            // Rows have floats: what is a hair beyond an end is at it.
            double slack = 1e-4 * Math.max(1, Math.abs(value));
            outside += value < feature.least() - slack || value > feature.most() + slack || Float.isNaN(value) ? 1 : 0;
        }
        return outside;
    }
}
