package dev.rustaiide.ai.completion.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import dev.rustaiide.ai.code.analysis.Syntax;
import dev.rustaiide.ai.code.index.CodeIndexes;
import dev.rustaiide.ai.completion.CompletionTraining;
import dev.rustaiide.ai.completion.Lessons;
import dev.rustaiide.ai.completion.RankerRecipe;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Progress;
import dev.rustaiide.foundation.async.Scope;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.fs.TextFiles;
import dev.rustaiide.foundation.memory.MemoryPressure;
import dev.rustaiide.foundation.types.Language;

/** Trains on a folder of projects, split by families: most for the global model, some for the ranker, some for none. */
@Component
public final class CorpusTraining implements CompletionTraining {
    private static final int LEAST_PROJECTS = 20;
    private static final String GLOBAL = "global";
    private static final long LARGEST_FILE = 400_000;
    private static final int NAMES = 260;
    private static final int TOKENS = 130;
    private static final double STEP = 0.03;

    private final CodeIndexes indexes;
    private final TextFiles files;
    private final Syntax syntax;
    private final MemoryPressure pressure;

    @Activate
    public CorpusTraining(@Reference CodeIndexes indexes, @Reference TextFiles files, @Reference Syntax syntax,
            @Reference MemoryPressure pressure) {
        this.indexes = indexes;
        this.files = files;
        this.syntax = syntax;
        this.pressure = pressure;
    }

    @Override
    public Call<Made> train(Task task) {
        return Call.start("train completion", scope -> new Run(task, scope).made());
    }

    /** One training. */
    private final class Run {
        private final Task task;
        private final Scope scope;
        private final Mixture mixture = Mixture.even();
        private final TreesTraining names = new TreesTraining(Feature.COUNT, RankerRecipe.SHIPPED, 1);
        private final TreesTraining tokens = new TreesTraining(Feature.COUNT, RankerRecipe.SHIPPED, 1);

        Run(Task task, Scope scope) {
            this.task = task;
            this.scope = scope;
        }

        Made made() throws InterruptedException, ExecutionException, FailureException {
            Corpus all = Corpus.in(task.corpus());
            Corpus learned = all.only(name -> Families.part(name) >= Families.RANKING);
            Corpus ranking = all.only(name -> Families.part(name) >= Families.HELD_OUT
                    && Families.part(name) < Families.RANKING);
            boolean tooFew = !task.keepsGlobal() && learned.projects().size() < LEAST_PROJECTS;
            if (tooFew || ranking.projects().isEmpty()) {
                throw new FailureException(new Failure.Other("The models cannot be trained.", task.corpus() + " has "
                        + all.projects().size() + " projects, which is too few to tell what is common.",
                        "Get more, e.g. releng/crates DIR 400."));
            }
            try {
                Files.createDirectories(task.into());
                GlobalCounts global = task.keepsGlobal() ? kept() : global(learned);
                Ranking made = ranking(ranking, global);
                long size = write(made);
                writeCorpus(learned, ranking);
                int held = all.only(name -> Families.part(name) < Families.HELD_OUT).projects().size();
                return new Made(all.projects().size(), held, Files.size(file(ShippedModels.GLOBAL)), size,
                        names.groups() + tokens.groups(), made.names().size());
            } catch (IOException denied) {
                throw new FailureException(new Failure.Other("The models cannot be kept in " + task.into() + ".",
                        String.valueOf(denied.getMessage()), "Name a folder that can be written."), denied);
            }
        }

        private Path file(String resource) {
            return task.into().resolve(resource.substring(resource.lastIndexOf('/') + 1));
        }

        private GlobalCounts kept() throws IOException {
            try (var in = Files.newInputStream(file(ShippedModels.GLOBAL))) {
                return ModelFile.global(in);
            }
        }

        private GlobalCounts global(Corpus corpus) throws IOException, InterruptedException {
            var training = new GlobalTraining(2, 3);
            Map<String, Integer> families = new HashMap<>();
            int done = 0;
            for (Path project : corpus.projects()) {
                scope.report(new Progress("read " + project.getFileName(), done++, corpus.projects().size()));
                scope.check();
                String family = Families.of(project.getFileName().toString());
                int number = families.computeIfAbsent(family, name -> families.size());
                for (Path file : sources(project)) {
                    addTo(training, number, file);
                }
            }
            scope.report(new Progress("count", 0, 0));
            GlobalCounts counts = training.train();
            var bytes = new ByteArrayOutputStream();
            ModelFile.write(counts, bytes);
            Files.write(file(ShippedModels.GLOBAL), bytes.toByteArray());
            return counts;
        }

        private void addTo(GlobalTraining training, int family, Path file) {
            try {
                Language language = syntax.languageOf(file, "");
                training.add(family, files.read(file).text(), language.id().value());
            } catch (FailureException unreadable) {
                // A corpus has files of all kinds; what is no text teaches nothing.
                return;
            }
        }

        private List<Path> sources(Path project) throws IOException {
            try (Stream<Path> all = Files.walk(project)) {
                List<Path> sources = new ArrayList<>();
                for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
                    if (file.toString().endsWith(".rs") && Files.size(file) <= LARGEST_FILE) {
                        sources.add(file);
                    }
                }
                return sources;
            }
        }

        private Ranking ranking(Corpus corpus, GlobalCounts global)
                throws InterruptedException, ExecutionException {
            each(corpus, new Models(global, Ranking.untrained()), "weigh", (project, models, random) ->
                    new Gathering(indexes, project, models, scope).weigh(2 * TOKENS, random, any -> true, mixture,
                            STEP));
            var weighed = new Models(global, new Ranking(mixture.parts(), Trees.NONE, Trees.NONE));
            each(corpus, weighed, "gather", this::gather);
            scope.report(new Progress("grow trees", 0, 2));
            Trees forNames = names.train(RankerRecipe.SHIPPED.trees());
            scope.check();
            scope.report(new Progress("grow trees", 1, 2));
            return new Ranking(mixture.parts(), forNames, tokens.train(RankerRecipe.SHIPPED.trees()));
        }

        private void each(Corpus corpus, Models shipped, String what, Lesson lesson)
                throws InterruptedException, ExecutionException {
            var models = new ProjectModels(indexes, files, syntax, pressure, shipped);
            int done = 0;
            for (Path root : corpus.projects()) {
                scope.report(new Progress(what + ' ' + root.getFileName(), done++, corpus.projects().size()));
                try (var project = new StudiedProject(root.toAbsolutePath(), indexes, files, syntax, models)) {
                    if (project.isLargeEnough()) {
                        lesson.learn(project, models, new Random(task.seed() + done));
                    }
                }
            }
            models.deactivate();
        }

        private void gather(StudiedProject project, ProjectModels models, Random random) throws InterruptedException {
            var gathering = new Gathering(indexes, project, models, scope);
            var lessons = new Lessons.Builder(Feature.COUNT);
            gathering.tokens(TOKENS, random, any -> true, lessons, "");
            gathering.names(NAMES, random, any -> true, lessons, "");
            Lessons all = lessons.lessons();
            tokens.groups(all, place -> !all.isName().get(place));
            names.groups(all, all.isName()::get);
        }

        private long write(Ranking made) throws IOException {
            var bytes = new ByteArrayOutputStream();
            ModelFile.write(made, bytes);
            Files.write(file(ShippedModels.RANKING), bytes.toByteArray());
            return bytes.size();
        }

        /** Which projects were learned from, under which licences. */
        private void writeCorpus(Corpus learned, Corpus ranking) throws IOException {
            Map<String, String> licences = new HashMap<>();
            Path list = task.corpus().resolve("licences.tsv");
            if (Files.exists(list)) {
                Files.readAllLines(list).forEach(line -> licences.put(line.split("\t")[0], line.split("\t")[1]));
            }
            var lines = new ArrayList<String>();
            Path before = file(ShippedModels.CORPUS);
            if (!task.keepsGlobal()) {
                learned.projects().forEach(path -> lines.add(line(path, licences, GLOBAL)));
            } else if (Files.exists(before)) {
                Files.readAllLines(before).stream().filter(line -> line.endsWith('\t' + GLOBAL)).forEach(lines::add);
            }
            ranking.projects().forEach(path -> lines.add(line(path, licences, "ranker")));
            lines.sort(null);
            Files.write(file(ShippedModels.CORPUS), lines);
        }

        private static String line(Path project, Map<String, String> licences, String use) {
            String name = project.getFileName().toString();
            return name + '\t' + licences.getOrDefault(name, "?") + '\t' + use;
        }
    }

    @FunctionalInterface
    private interface Lesson {
        void learn(StudiedProject project, ProjectModels models, Random random) throws InterruptedException;
    }
}
