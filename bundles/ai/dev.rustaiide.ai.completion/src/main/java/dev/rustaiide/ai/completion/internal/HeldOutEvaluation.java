package dev.rustaiide.ai.completion.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;

import dev.rustaiide.ai.code.analysis.Syntax;
import dev.rustaiide.ai.code.index.CodeIndexes;
import dev.rustaiide.ai.completion.CodeCompletion;
import dev.rustaiide.ai.completion.CompletionEvaluation;
import dev.rustaiide.ai.completion.CompletionPlace;
import dev.rustaiide.ai.completion.GhostText;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Progress;
import dev.rustaiide.foundation.async.Scope;
import dev.rustaiide.foundation.fs.TextFiles;

/** Asks for what stands in projects that were held out of the training. */
@Component
public final class HeldOutEvaluation implements CompletionEvaluation {
    private static final int MOST_PROJECTS = 40;
    private static final int FIRST = 5;

    private final CodeCompletion completion;
    private final ProjectModels models;
    private final CodeIndexes indexes;
    private final TextFiles files;
    private final Syntax syntax;
    private final Optional<DecoderGhost> decoder;

    @Activate
    public HeldOutEvaluation(@Reference CodeCompletion completion, @Reference ProjectModels models,
            @Reference CodeIndexes indexes, @Reference TextFiles files, @Reference Syntax syntax,
            @Reference(cardinality = ReferenceCardinality.OPTIONAL) @Nullable DecoderGhost decoder) {
        this.completion = completion;
        this.models = models;
        this.indexes = indexes;
        this.files = files;
        this.syntax = syntax;
        this.decoder = Optional.ofNullable(decoder).filter(DecoderGhost::hasModel);
    }

    @Override
    public Call<Table> evaluate(Task task) {
        return Call.start("evaluate completion", scope -> new Run(task, scope).table());
    }

    /** One evaluation. */
    private final class Run {
        private final Task task;
        private final Scope scope;
        /** What it knows, however busy this machine is. */
        private final CodeCompletion patient = completion.patient();
        private final Score top5 = new Score();
        private final Score top1 = new Score();
        private final Score member = new Score();
        private final Score next1 = new Score();
        private final Score next5 = new Score();
        private final Score saved = new Score();
        private final LineScore lines = new LineScore();
        private final LineScore byNgrams = new LineScore();
        private final LineScore byDecoder = new LineScore();
        private final Score letters = new Score();
        private final Score shown = new Score();
        private final Score right = new Score();
        private final Score several = new Score();
        private final Score further = new Score();
        private final Score.Times popup = new Score.Times();
        private final Score.Times ghost = new Score.Times();

        Run(Task task, Scope scope) {
            this.task = task;
            this.scope = scope;
        }

        Table table() throws InterruptedException, ExecutionException {
            Set<String> trained = ShippedModels.trainedOn();
            Corpus all = Corpus.in(task.corpus());
            List<String> skipped = all.projects().stream().map(path -> path.getFileName().toString())
                    .filter(name -> trained.contains(Families.nameOf(name))).collect(Collectors.toList());
            Corpus corpus = all.only(name -> !trained.contains(Families.nameOf(name))).atMost(MOST_PROJECTS);
            int each = Math.max(1, task.points() / Math.max(1, corpus.projects().size()));
            List<String> looked = new ArrayList<>();
            for (var root : corpus.projects()) {
                scope.report(new Progress(root.getFileName().toString(), looked.size(), corpus.projects().size()));
                try (var project = new StudiedProject(root.toAbsolutePath(), indexes, files, syntax, models)) {
                    if (project.isLargeEnough()) {
                        study(project, each);
                        looked.add(root.getFileName().toString());
                    }
                }
            }
            return new Table(looked, new ArrayList<>(new TreeSet<>(skipped)), top5.share(), top1.share(),
                    member.share(), next1.share(), next5.share(), saved.share(), lines.sum(), byNgrams.sum(),
                    byDecoder.sum(), shown.share(), right.share(), letters.share(),
                    several.share(), further.share(), popup.percentile(50),
                    popup.percentile(95), ghost.percentile(50), ghost.percentile(95));
        }

        private void study(StudiedProject project, int points) throws InterruptedException, ExecutionException {
            for (StudiedProject.Point point : project.points(points, new Random(task.seed()),
                    StudiedProject.Point::isUse)) {
                scope.check();
                name(point);
            }
            for (StudiedProject.Point point : project.points(points, new Random(task.seed() + 1), any -> true)) {
                scope.check();
                token(point);
            }
            for (StudiedProject.Point point : project.points(points, new Random(task.seed() + 2),
                    StudiedProject.Point::isFirst)) {
                scope.check();
                line(point);
            }
        }

        private void name(StudiedProject.Point point) throws InterruptedException, ExecutionException {
            TypedName typed = TypedName.type(point, patient, popup);
            if (point.isMember()) {
                member.add(typed.isAtOnce());
            }
            top5.add(typed.isInFirstFive());
            top1.add(typed.isFirst());
            saved.add(typed.letters() - typed.keys(), typed.letters());
        }

        private void token(StudiedProject.Point point) {
            Place place = models.place(point.place(0));
            Candidates candidates = place.tokens();
            int[] best = candidates.best();
            boolean found = false;
            for (int i = 0; i < Math.min(FIRST, best.length); i++) {
                found |= place.word(candidates.token(best[i])).equals(point.word());
            }
            next1.add(best.length > 0 && place.word(candidates.token(best[0])).equals(point.word()));
            next5.add(found);
        }

        private void line(StudiedProject.Point point) throws InterruptedException, ExecutionException {
            CompletionPlace place = point.place(0);
            String line = point.line();
            Optional<GhostText> ngrams = ModelGhost.line(models.place(place), 0);
            Optional<GhostText> decoded = decoder.isPresent() ? decoder.get().line(place, 0) : Optional.empty();
            byNgrams.add(line, ngrams);
            if (decoder.isPresent()) {
                byDecoder.add(line, decoded);
            }
            lines.add(line, Stream.concat(ngrams.stream(), decoded.stream())
                    .min(GhostText.BEST_FIRST));
            long start = System.nanoTime();
            completion.ghost(place).await();
            ghost.add(System.nanoTime() - start);
            Optional<GhostText> said = patient.ghost(place).await();
            shown.add(said.isPresent());
            Optional<String> first = said.map(GhostText::firstLine);
            first.ifPresent(text -> right.add(line.startsWith(text)));
            letters.add(first.filter(line::startsWith).map(String::length).orElse(0), line.length());
            said.ifPresent(text -> further(text, point));
        }

        private void further(GhostText said, StudiedProject.Point point) {
            List<String> lines = said.text().lines().toList();
            boolean asItStands = said.firstLine().equals(point.line());
            several.add(lines.size() > 1);
            for (int i = 1; i < lines.size(); i++) {
                asItStands &= lines.get(i).equals(point.line(i));
                further.add(asItStands);
            }
        }
    }
}
