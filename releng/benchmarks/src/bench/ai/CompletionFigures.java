package bench.ai;

import java.lang.reflect.Proxy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import bench.Figures;
import bench.intelligence.Home;

import dev.rustaiide.ai.acceptance.Choices;
import dev.rustaiide.ai.code.analysis.internal.TreeSitterSyntax;
import dev.rustaiide.ai.code.index.CodeIndex;
import dev.rustaiide.ai.code.index.internal.IndexLanguageSource;
import dev.rustaiide.ai.code.index.internal.SharedIndexes;
import dev.rustaiide.ai.completion.Candidate;
import dev.rustaiide.ai.completion.CompletionPlace;
import dev.rustaiide.ai.completion.internal.ChoiceRecords;
import dev.rustaiide.ai.completion.internal.CompletionLanguageSource;
import dev.rustaiide.ai.completion.internal.CompletionPipeline;
import dev.rustaiide.ai.completion.internal.DecoderGhost;
import dev.rustaiide.ai.completion.internal.GhostCheck;
import dev.rustaiide.ai.completion.internal.GhostRecords;
import dev.rustaiide.ai.completion.internal.LearnedRanker;
import dev.rustaiide.ai.completion.internal.ModelCandidates;
import dev.rustaiide.ai.completion.internal.ModelGhost;
import dev.rustaiide.ai.completion.internal.ProjectModels;
import dev.rustaiide.ai.completion.internal.ScopeCandidates;
import dev.rustaiide.ai.provenance.AcceptedEdit;
import dev.rustaiide.ai.provenance.Blame;
import dev.rustaiide.ai.provenance.Provenance;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Priority;
import dev.rustaiide.foundation.fs.internal.DiskTextFiles;
import dev.rustaiide.foundation.language.Completions;
import dev.rustaiide.foundation.language.InlineCompletions;
import dev.rustaiide.foundation.language.Proposal;
import dev.rustaiide.foundation.language.SourceText;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.LanguageId;

/**
 * How long somebody waits for the popup and for ghost text who types the first letters of names in files of the
 * compiler's name resolution ({@code -Dcorpus}), whose crate is indexed: the caret rests at each place until what stands
 * around it is read, then ten keys a second are told to the index as the editor does it, and the questions of the editor
 * are asked at once. {@code -Dnames} names in each file.
 */
public final class CompletionFigures {
    private static final int NAMES = Integer.getInteger("names", 60);
    /** Between two keys of somebody who types fast. */
    private static final long KEY_MS = 100;
    private static final int LETTERS = 3;
    private static final LanguageId RUST = new LanguageId("rust");
    private static final String[] FILES = {"macros.rs", "ident.rs", "diagnostics.rs"};
    private static final Pattern NAME = Pattern.compile("(?<![A-Za-z0-9_'\"])[A-Za-z_][A-Za-z0-9_]{3,}");

    /** Nothing is taken here. */
    private static final Provenance NOBODY = new Provenance() {
        @Override
        public Call<Boolean> accepted(AcceptedEdit edit) {
            return Call.of(true);
        }

        @Override
        public Call<Boolean> withdrawn(AcceptedEdit edit) {
            return Call.of(true);
        }

        @Override
        public Blame blame(Path file, Text text) {
            throw new UnsupportedOperationException();
        }
    };

    /** As it is for most people. */
    private static Choices nobodyChooses() {
        return (Choices) Proxy.newProxyInstance(Choices.class.getClassLoader(), new Class<?>[] {Choices.class},
                (proxy, method, arguments) -> false);
    }

    private final CodeIndex index;
    private final IndexLanguageSource editorsIndex;
    private final CompletionLanguageSource source;
    private final ModelCandidates words;
    private final ScopeCandidates scope;
    private final LearnedRanker ranker;
    private final ModelGhost ngrams;
    private final Random random = new Random(5);

    private CompletionFigures(SharedIndexes indexes, CodeIndex index, ProjectModels models, GhostCheck check,
            DecoderGhost decoder) {
        this.index = index;
        this.editorsIndex = new IndexLanguageSource(indexes);
        this.words = new ModelCandidates(models);
        this.scope = new ScopeCandidates(indexes, models);
        this.ranker = new LearnedRanker(models);
        this.ngrams = new ModelGhost(models);
        this.source = new CompletionLanguageSource(new CompletionPipeline(models, check, ranker,
                List.of(words, scope), List.of(ngrams, decoder)), models, new GhostRecords(NOBODY, List::of),
                new ChoiceRecords(nobodyChooses(), indexes, models));
    }

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory("completion-figures").toRealPath();
        try {
            Path crate = copy(Path.of(System.getProperty("corpus"), "compiler", "rustc_resolve"),
                    folder.resolve("code"));
            var home = new Home(folder.resolve("home"));
            var syntax = TreeSitterSyntax.keepingLibrariesIn(folder.resolve("libraries"));
            var files = new DiskTextFiles(home);
            var indexes = new SharedIndexes(syntax, files, home);
            try (CodeIndex index = indexes.open(crate, Priority.INTERACTIVE)) {
                index.settled().await();
                var models = new ProjectModels(indexes, files, syntax, new Calm(), null, null);
                var shipped = new ShippedDecoder(folder.resolve("decoder"), new Calm());
                var figures = new CompletionFigures(indexes, index, models, new GhostCheck(syntax),
                        new DecoderGhost(shipped, models));
                for (int round = 0; round < 2; round++) { // the first for the compiler to see
                    figures.measure(crate.resolve("src"), round == 1);
                }
            }
        } finally {
            delete(folder);
        }
    }

    private void measure(Path folder, boolean counts) throws Exception {
        var all = new Times();
        for (String name : FILES) {
            Path file = folder.resolve(name);
            Text text = Text.of(Files.readString(file));
            var times = new Times();
            type(file, text, times);
            all.add(times);
            if (counts) {
                times.note("in " + text.lineCount() + " lines: ");
            }
        }
        if (counts) {
            Figures.atMost("popup p50", all.popup.percentile(50), "ms", 10, 3);
            Figures.atMost("popup p95", all.popup.percentile(95), "ms", 10, 3);
            Figures.note("popup, the slowest", all.popup.percentile(100), "ms");
            Figures.note("popups that have the index's names", 100.0 * all.heard / all.popup.count, "%");
            Figures.atMost("ghost text p50", all.ghost.percentile(50), "ms", 150, 60);
            Figures.atMost("ghost text p95", all.ghost.percentile(95), "ms", 400, 150);
            Figures.note("ghost text by n-grams alone p50", all.byNgrams.percentile(50), "ms");
            Figures.note("ghost text by n-grams alone p95", all.byNgrams.percentile(95), "ms");
            Figures.note("n-grams alone p50", all.words.percentile(50), "ms");
            Figures.note("n-grams alone p95", all.words.percentile(95), "ms");
            Figures.note("names of the index alone p95", all.scope.percentile(95), "ms");
            Figures.note("ranking alone p95", all.ranking.percentile(95), "ms");
        }
    }

    /** Takes names away, each for itself and with the character before, and types that and their first letters. */
    private void type(Path file, Text whole, Times times) throws Exception {
        int version = 0;
        for (int i = 0; i < NAMES; i++) {
            int[] name = name(whole);
            show(file, version++, whole);
            Text before = whole.replace(name[0] - 1, name[1], "");
            show(file, version++, before);
            var resting = new SourceText(file, RUST, version++, before);
            source.ask(new Completions.AtOnce(resting, before.positionOf(name[0] - 1))).await();
            source.ask(new InlineCompletions.Ahead(resting, before.positionOf(name[0] - 1))).await();
            for (int typed = 0; typed <= LETTERS; typed++) {
                Text text = before.replace(name[0] - 1, name[0] - 1,
                        whole.substring(name[0] - 1, name[0] + typed));
                var now = new SourceText(file, RUST, version++, text);
                int caret = name[0] + typed;
                Thread.sleep(KEY_MS);
                editorsIndex.follow(now);
                long start = System.nanoTime();
                Completions popup = source.ask(new Completions.AtOnce(now, text.positionOf(caret))).await();
                times.popup.add(System.nanoTime() - start);
                start = System.nanoTime();
                source.ask(new InlineCompletions.At(now, text.positionOf(caret), false, Optional.empty())).await();
                times.ghost.add(System.nanoTime() - start);
                index.settled().await(); // nobody types faster
                parts(new CompletionPlace(now, name[0], caret), popup, times);
            }
        }
        editorsIndex.forget(new SourceText(file, RUST, version, whole));
        index.settled().await();
    }

    private void show(Path file, int version, Text text) throws Exception {
        editorsIndex.follow(new SourceText(file, RUST, version, text));
        index.settled().await();
    }

    /** What each part takes by itself, once all of them know the text. */
    private void parts(CompletionPlace place, Completions popup, Times times) throws Exception {
        long start = System.nanoTime();
        words.candidates(place);
        times.words.add(System.nanoTime() - start);
        start = System.nanoTime();
        ngrams.at(place, 1);
        times.byNgrams.add(System.nanoTime() - start);
        start = System.nanoTime();
        var names = scope.candidates(place);
        times.scope.add(System.nanoTime() - start);
        start = System.nanoTime();
        ranker.score(place, names);
        times.ranking.add(System.nanoTime() - start);
        // Only who knows the type of a thing, or what it is in, has a detail.
        Set<String> told = popup.proposals().stream().filter(each -> !each.detail().isEmpty())
                .map(Proposal::name).collect(Collectors.toSet());
        boolean heard = names.stream().filter(each -> !each.detail().isEmpty()).map(Candidate::text).limit(5)
                .allMatch(told::contains);
        times.heard += heard ? 1 : 0;
    }

    /** A name in no comment: where it starts and ends. */
    private int[] name(Text text) {
        while (true) {
            int line = random.nextInt(text.lineCount());
            String code = text.line(line);
            List<int[]> names = new ArrayList<>();
            Matcher matcher = NAME.matcher(code);
            while (matcher.find()) {
                names.add(new int[] {text.lineStart(line) + matcher.start(), text.lineStart(line) + matcher.end()});
            }
            if (!names.isEmpty() && !code.strip().startsWith("//")) {
                return names.get(random.nextInt(names.size()));
            }
        }
    }

    private static final class Times {
        private final Series popup = new Series();
        private final Series ghost = new Series();
        private final Series byNgrams = new Series();
        private final Series words = new Series();
        private final Series scope = new Series();
        private final Series ranking = new Series();
        private int heard;

        void add(Times other) {
            popup.add(other.popup);
            ghost.add(other.ghost);
            byNgrams.add(other.byNgrams);
            words.add(other.words);
            scope.add(other.scope);
            ranking.add(other.ranking);
            heard += other.heard;
        }

        void note(String where) {
            Figures.note(where + "popup p95", popup.percentile(95), "ms");
            Figures.note(where + "ghost text p95", ghost.percentile(95), "ms");
        }
    }

    /** Times of one kind. */
    private static final class Series {
        private long[] nanos = new long[256];
        private int count;

        void add(long time) {
            nanos = count == nanos.length ? Arrays.copyOf(nanos, count * 2) : nanos;
            nanos[count++] = time;
        }

        void add(Series other) {
            Arrays.stream(other.nanos, 0, other.count).forEach(this::add);
        }

        double percentile(int percent) {
            long[] sorted = Arrays.copyOf(nanos, count);
            Arrays.sort(sorted);
            return sorted[Math.min(count - 1, count * percent / 100)] / 1e6;
        }
    }

    private static Path copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
        return to;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
