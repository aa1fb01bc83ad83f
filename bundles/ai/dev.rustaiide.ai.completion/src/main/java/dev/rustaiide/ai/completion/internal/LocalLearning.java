package dev.rustaiide.ai.completion.internal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;

import dev.rustaiide.ai.code.analysis.Syntax;
import dev.rustaiide.ai.code.index.CodeIndexes;
import dev.rustaiide.ai.completion.CompletionLearning;
import dev.rustaiide.ai.completion.CompletionModel;
import dev.rustaiide.ai.completion.DeclaredFeature;
import dev.rustaiide.ai.completion.GhostTextSource;
import dev.rustaiide.ai.completion.Lessons;
import dev.rustaiide.ai.completion.RankerRecipe;
import dev.rustaiide.ai.models.Model;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Scope;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.fs.TextFiles;
import dev.rustaiide.foundation.fs.WholeFile;

/** Learns on this machine from projects that lie on it. */
@Component
public final class LocalLearning implements CompletionLearning {
    private static final double STEP = 0.03;
    private static final int RARE = 10;
    private static final String GLOBAL = "completion-global.bin";
    private static final String RANKING = "completion-ranking.bin";
    /** As exports of decoders are called. */
    private static final List<String> DECODER = List.of("model.onnx", "config.json", "tokenizer.json");

    private final GhostCheck check;
    private final CodeIndexes indexes;
    private final TextFiles files;
    private final Syntax syntax;
    private final Optional<Decoders> decoders;

    @Activate
    public LocalLearning(@Reference GhostCheck check, @Reference CodeIndexes indexes,
            @Reference TextFiles files, @Reference Syntax syntax,
            @Reference dev.rustaiide.ai.models.Models installed,
            @Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY)
            @Nullable DecoderGhost decoder) {
        this(check, indexes, files, syntax, Optional.ofNullable(decoder).map(ghost -> new Decoders(installed, ghost)));
    }

    private LocalLearning(GhostCheck check, CodeIndexes indexes, TextFiles files, Syntax syntax,
            Optional<Decoders> decoders) {
        this.check = check;
        this.indexes = indexes;
        this.files = files;
        this.syntax = syntax;
        this.decoders = decoders;
    }

    /** One that knows of no decoders. */
    public LocalLearning(GhostCheck check, CodeIndexes indexes, TextFiles files, Syntax syntax) {
        this(check, indexes, files, syntax, Optional.empty());
    }

    /** Who writes ghost text, and the models that it may be adapted from. */
    private record Decoders(dev.rustaiide.ai.models.Models installed, DecoderGhost ghost) {}

    @Override
    public List<DeclaredFeature> features() {
        return Feature.declared();
    }

    @Override
    public CompletionModel shipped() {
        return new LocalModel(ShippedModels.read());
    }

    @Override
    public List<Path> projects(Path folder) throws FailureException {
        try {
            return Corpus.in(folder).projects();
        } catch (UncheckedIOException denied) {
            throw new FailureException(new Failure.Other("Cannot look into " + folder + ".",
                    String.valueOf(denied.getCause().getMessage()), "Name a folder of projects, or one."), denied);
        }
    }

    @Override
    public boolean isTrainedOn(Path project) {
        return ShippedModels.trainedOn().contains(Families.nameOf(String.valueOf(project.getFileName())));
    }

    /** What is done with a project that is open. */
    @FunctionalInterface
    private interface Study<T> {
        T of(StudiedProject project, ProjectModels models, Scope scope) throws InterruptedException, ExecutionException;
    }

    private <T> Call<T> study(String name, Path project, CompletionModel model, T otherwise, Study<T> study) {
        return Call.start(name + ' ' + project.getFileName(), scope -> {
            var models = ProjectModels.ofStudy(indexes, files, syntax, LocalModel.of(model).models());
            try (var open = new StudiedProject(project.toAbsolutePath().normalize(), indexes, files, syntax, models)) {
                return open.isLargeEnough() ? study.of(open, models, scope) : otherwise;
            } finally {
                models.deactivate();
            }
        });
    }

    private static Predicate<StudiedProject.Point> in(Subject subject) {
        return point -> subject.files().test(point.file());
    }

    @Override
    public Call<Lessons> lessons(Subject subject, CompletionModel model) {
        Lessons none = new Lessons.Builder(Feature.COUNT).lessons();
        return study("lessons of", subject.project(), model, none, (project, models, scope) -> {
            var gathering = new Gathering(indexes, project, models, scope);
            var into = new Lessons.Builder(Feature.COUNT);
            String owner = String.valueOf(subject.project().getFileName());
            gathering.names(subject.names(), new Random(subject.seed()), in(subject), into, owner);
            gathering.tokens(subject.tokens(), new Random(subject.seed() + 1), in(subject), into, owner);
            return into.lessons();
        });
    }

    @Override
    public Call<CompletionModel> withCounts(CompletionModel model, List<Source> texts) {
        Models before = LocalModel.of(model).models();
        return Call.start("count", scope -> {
            var counts = new AddedCounts(before.global());
            for (Source text : texts) {
                scope.check();
                counts.add(text.text(), text.language());
            }
            return new LocalModel(new Models(counts.counts(), before.ranking(), before.languages()));
        });
    }

    @Override
    public Call<CompletionModel> withWeights(CompletionModel model, Subject subject) {
        Models before = LocalModel.of(model).models();
        return study("weigh", subject.project(), model, model, (project, models, scope) -> {
            var mixture = new Mixture(before.ranking().parts());
            new Gathering(indexes, project, models, scope).weigh(subject.tokens(), new Random(subject.seed()),
                    in(subject), mixture, STEP);
            return new LocalModel(new Models(before.global(), new Ranking(mixture.parts(), before.ranking().names(),
                    before.ranking().tokens()), before.languages()));
        });
    }

    @Override
    public Growth grow(CompletionModel from, Lessons lessons, RankerRecipe recipe, long seed, boolean isContinued) {
        Models before = LocalModel.of(from).models();
        Trees names = isContinued ? before.ranking().names() : Trees.NONE;
        Trees tokens = isContinued ? before.ranking().tokens() : Trees.NONE;
        var forNames = new TreesTraining(Feature.COUNT, recipe, seed);
        var forTokens = new TreesTraining(Feature.COUNT, recipe, seed + 1);
        forNames.groups(lessons, lessons.isName()::get);
        forTokens.groups(lessons, place -> !lessons.isName().get(place));
        forNames.begin(names);
        forTokens.begin(tokens);
        return new Growth() {
            @Override
            public void step() {
                forNames.step();
                forTokens.step();
            }

            @Override
            public CompletionModel model() {
                return new LocalModel(new Models(before.global(), new Ranking(before.ranking().parts(),
                        names.and(forNames.grown()), tokens.and(forTokens.grown())), before.languages()));
            }
        };
    }

    @Override
    public double[] ranks(CompletionModel model, Lessons lessons) {
        Ranking ranking = LocalModel.of(model).models().ranking();
        double[] ranks = new double[lessons.places()];
        for (int place = 0; place < ranks.length; place++) {
            Trees trees = lessons.isName().get(place) ? ranking.names() : ranking.tokens();
            double right = trees.score(lessons.rows(), lessons.rights()[place] * lessons.width());
            for (int row = lessons.starts()[place]; row < lessons.starts()[place + 1]; row++) {
                if (row != lessons.rights()[place]) {
                    double other = trees.score(lessons.rows(), row * lessons.width());
                    ranks[place] += other > right ? 1 : other == right ? 0.5 : 0;
                }
            }
        }
        return ranks;
    }

    @Override
    public Call<List<Answer>> answers(Subject subject, CompletionModel model) {
        return study("type in", subject.project(), model, List.of(), (project, models, scope) -> {
            var completion = new CompletionPipeline(models, check, new LearnedRanker(models),
                    List.of(new ModelCandidates(models), new ScopeCandidates(indexes, models)), List.of(),
                    Patience.ENDLESS);
            Path root = subject.project().toAbsolutePath().normalize();
            List<Answer> answers = new ArrayList<>();
            for (StudiedProject.Point point : project.points(subject.names(), new Random(subject.seed()),
                    in(subject).and(StudiedProject.Point::isUse))) {
                scope.check();
                answers.add(answer(root.relativize(point.file()).toString(), point, completion, models));
            }
            completion.deactivate();
            return answers;
        });
    }

    private static Answer answer(String file, StudiedProject.Point point, CompletionPipeline completion,
            ProjectModels models) throws InterruptedException, ExecutionException {
        var times = new Score.Times();
        TypedName typed = TypedName.type(point, completion, times);
        Place place = models.place(point.place(0));
        List<Place.Next> sure = place.next(1);
        double sureness = sure.isEmpty() ? 0 : sure.getFirst().probability();
        boolean right = !sure.isEmpty() && place.word(sure.getFirst().token()).equals(point.word());
        return new Answer(file, point.offset(), point.construct(), typed.letters(), typed.letters() - typed.keys(),
                typed.isFirst(), typed.isInFirstFive(), sureness, right, times.percentile(100));
    }

    @Override
    public Optional<Path> decoder() throws FailureException {
        Optional<Decoders> asked = decoders.filter(each -> each.ghost().decoders().isShippedAsked());
        if (asked.isEmpty()) {
            return Optional.empty();
        }
        String id = asked.get().ghost().decoders().general().map(each -> each.id().model()).orElse("");
        for (Model each : asked.get().installed().all()) {
            if (each.card().id().toString().equals(id)) {
                return Optional.of(each.files().weights().toAbsolutePath().getParent());
            }
        }
        return Optional.empty();
    }

    @Override
    public Call<List<Line>> lines(Subject subject, CompletionModel model, Optional<Path> adapted) {
        return study("type lines in", subject.project(), model, List.of(), (project, models, scope) -> {
            List<GhostTextSource> ghosts = new ArrayList<>(List.of(new ModelGhost(models, Duration.ZERO)));
            // Not any other that people chose: it may be far away, slow, and paid for.
            Optional<DecoderGhost> own = decoders.map(Decoders::ghost)
                    .filter(ghost -> ghost.decoders().isShippedAsked()).map(ghost -> ghost.over(models, adapted));
            own.ifPresent(ghosts::add);
            var completion = new CompletionPipeline(models, check, new LearnedRanker(models),
                    List.of(new ModelCandidates(models), new ScopeCandidates(indexes, models)), ghosts,
                    Patience.ENDLESS);
            try {
                if (own.isPresent() && adapted.isPresent()) {
                    own.get().decoders().await(adapted.get());
                }
                return lines(project, subject, completion, scope);
            } finally {
                completion.deactivate();
                own.ifPresent(DecoderGhost::deactivate);
            }
        });
    }

    private static List<Line> lines(StudiedProject project, Subject subject, CompletionPipeline completion, Scope scope)
            throws InterruptedException, ExecutionException {
        Path root = subject.project().toAbsolutePath().normalize();
        List<Line> lines = new ArrayList<>();
        // Few tokens are the first of a line: more are looked for, or the files that are held out give too few.
        for (StudiedProject.Point point : project.points(subject.names() * RARE, new Random(subject.seed()),
                in(subject).and(StudiedProject.Point::isFirst)).stream().limit(subject.names()).toList()) {
            scope.check();
            TypedLine typed = TypedLine.type(point, completion);
            lines.add(new Line(root.relativize(point.file()).toString(), point.offset(), typed.letters(),
                    typed.keys(), typed.tabs(), typed.byGhost(), typed.misled()));
        }
        return lines;
    }

    @Override
    public void write(CompletionModel model, Path adapted, Path folder) throws IOException {
        write(model, folder);
        for (String name : DECODER) {
            WholeFile.write(folder.resolve(name), Files.readAllBytes(adapted.resolve(name)));
        }
    }

    /** The decoder that {@link #write} put into {@code folder}, if it did. */
    static Optional<Path> decoder(Path folder) {
        return Optional.of(folder).filter(each -> Files.exists(each.resolve(DECODER.getFirst())));
    }

    @Override
    public void write(CompletionModel model, Path folder) throws IOException {
        Models models = LocalModel.of(model).models();
        var global = new ByteArrayOutputStream();
        ModelFile.write(models.global(), global);
        var ranking = new ByteArrayOutputStream();
        ModelFile.write(models.ranking(), ranking);
        WholeFile.write(folder.resolve(GLOBAL), global.toByteArray());
        WholeFile.write(folder.resolve(RANKING), ranking.toByteArray());
    }

    @Override
    public byte[] ranker(CompletionModel model) {
        var bytes = new ByteArrayOutputStream();
        try {
            ModelFile.write(LocalModel.of(model).models().ranking(), bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    @Override
    public CompletionModel withRanker(CompletionModel model, byte[] ranker) throws IOException {
        return new LocalModel(new Models(LocalModel.of(model).models().global(),
                ModelFile.ranking(new ByteArrayInputStream(ranker))));
    }

    @Override
    public CompletionModel read(Path folder) throws IOException {
        return new LocalModel(models(folder));
    }

    static Models models(Path folder) throws IOException {
        try (var global = Files.newInputStream(folder.resolve(GLOBAL));
                var ranking = Files.newInputStream(folder.resolve(RANKING))) {
            return new Models(ModelFile.global(global), ModelFile.ranking(ranking));
        }
    }
}
