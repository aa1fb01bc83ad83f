package bench.ai;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import org.apache.lucene.document.Document;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.FSDirectory;

import bench.Figures;
import bench.intelligence.Home;

import dev.rustaiide.ai.code.analysis.internal.TreeSitterSyntax;
import dev.rustaiide.ai.inference.internal.OnnxInference;
import dev.rustaiide.ai.models.Model;
import dev.rustaiide.ai.nlp.SearchedFolder;
import dev.rustaiide.ai.nlp.SearchedFolder.Depth;
import dev.rustaiide.ai.nlp.internal.DocumentedFunctions;
import dev.rustaiide.ai.nlp.internal.LuceneSearch;
import dev.rustaiide.foundation.fs.internal.DiskTextFiles;
import dev.rustaiide.foundation.fs.internal.MountedFiles;
import dev.rustaiide.foundation.platform.internal.LocalMachine;

/**
 * Search by meaning. Recall: of functions in the crates below {@code -Dcrates} that nobody trained on, is the one among
 * the first ten whose documentation's first sentence is asked for, when the documentation is taken out of the sources?
 * By words alone (BM25) and by both ways, on the same questions. Time: the 100 nearest of 100,000 vectors, which lie
 * in groups as those of texts do.
 */
public final class SearchFigures {
    private static final int QUESTIONS = Integer.getInteger("questions", 500);
    private static final int VECTORS = Integer.getInteger("vectors", 100_000);
    private static final int WIDTH = 384;
    private static final int GROUPS = 500;
    private static final int NEAREST = 100;
    /** As the product joins them when all has been read. */
    private static final int PARTS = 2;
    private static final int FIRST = 10;

    private SearchFigures() {}

    /** A first sentence of documentation, and where the function is that it was about. */
    private record Question(String text, Path file, String function) {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory("search-figures").toRealPath();
        try {
            nearest(folder.resolve("vectors"));
            recall(folder, Path.of(System.getProperty("crates", "/tmp/completion/held")));
        } finally {
            delete(folder);
        }
        System.exit(0);
    }

    private static void recall(Path folder, Path crates) throws Exception {
        if (!Files.isDirectory(crates)) {
            System.err.println("no recall: there are no crates in " + crates + "; make some with releng/crates");
            return;
        }
        Path sources = folder.resolve("crates");
        List<Question> questions = withoutDocumentation(crates, sources);
        var home = new Home(folder.resolve("home"));
        Model model = ShippedEmbedding.shipped(folder);
        var inference = new OnnxInference(home, new LocalMachine(), new Calm());
        try (var search = new LuceneSearch(TreeSitterSyntax.keepingLibrariesIn(folder.resolve("libraries")),
                new DiskTextFiles(home), home, () -> List.of(model), inference, new MountedFiles(), null).open(sources)) {
            search.refresh(Depth.WORDS).await();
            double words = recall(search, questions);
            var coverage = search.refresh(Depth.MEANING).await();
            double both = recall(search, questions);
            Figures.note("questions", questions.size(), "");
            Figures.note("passages with a meaning", coverage.withMeaning(), "");
            Figures.note("recall@10 by words", 100 * words, "%");
            Figures.atLeast("recall@10 by both / by words, doc comment → function", both / words,
                    "× (" + Math.round(1000 * both) / 10.0 + " %)", 1.3, 1.6);
        }
    }

    private static double recall(SearchedFolder search, List<Question> questions) throws Exception {
        int found = 0;
        for (Question question : questions) {
            found += search.search(question.text(), FIRST).await().stream()
                    .anyMatch(hit -> hit.location().file().equals(question.file())
                            && hit.title().substring(hit.title().lastIndexOf(':') + 1).equals(question.function())) ? 1 : 0;
        }
        return (double) found / questions.size();
    }

    /** Copies the sources to {@code target} without the comments that become questions; some of these. */
    private static List<Question> withoutDocumentation(Path crates, Path target) throws IOException {
        List<Question> questions = new ArrayList<>();
        try (Stream<Path> files = Files.walk(crates)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".rs")).sorted().toList()) {
                Path copy = target.resolve(crates.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                var functions = DocumentedFunctions.of(new String(Files.readAllBytes(file), "UTF-8"));
                functions.said().forEach(each -> questions.add(new Question(each.sentence(), copy, each.function())));
                Files.writeString(copy, functions.text());
            }
        }
        Collections.shuffle(questions, new Random(3));
        return questions.subList(0, Math.min(QUESTIONS, questions.size()));
    }

    private static void nearest(Path folder) throws IOException {
        var random = new Random(11);
        float[][] centres = new float[GROUPS][];
        for (int i = 0; i < GROUPS; i++) {
            centres[i] = near(new float[WIDTH], random);
        }
        try (var directory = FSDirectory.open(folder);
                var writer = new IndexWriter(directory, new IndexWriterConfig().setRAMBufferSizeMB(32))) {
            for (int i = 0; i < VECTORS; i++) {
                var document = new Document();
                document.add(new KnnFloatVectorField("vector", near(centres[random.nextInt(GROUPS)], random),
                        VectorSimilarityFunction.DOT_PRODUCT));
                writer.addDocument(document);
            }
            writer.forceMerge(PARTS);
            writer.commit();
            try (var searchers = new SearcherManager(writer, null)) {
                IndexSearcher searcher = searchers.acquire();
                double[] millis = new double[1000];
                for (int i = 0; i < millis.length; i++) {
                    float[] asked = near(centres[random.nextInt(GROUPS)], random);
                    long begun = System.nanoTime();
                    searcher.search(new KnnFloatVectorQuery("vector", asked, NEAREST), NEAREST);
                    millis[i] = (System.nanoTime() - begun) / 1e6;
                }
                searchers.release(searcher);
                double[] warm = Arrays.copyOfRange(millis, 200, millis.length);
                Arrays.sort(warm);
                Figures.note("the " + NEAREST + " nearest of " + VECTORS + " vectors, p50", warm[warm.length / 2], "ms");
                Figures.atMost("… p95", warm[warm.length * 95 / 100], "ms", 10, 2);
            }
        }
    }

    /** A vector of length one, not far from {@code centre}. */
    private static float[] near(float[] centre, Random random) {
        float[] vector = new float[WIDTH];
        double square = 0;
        for (int i = 0; i < WIDTH; i++) {
            vector[i] = centre[i] + (float) random.nextGaussian() * 0.05f;
            square += vector[i] * vector[i];
        }
        for (int i = 0; i < WIDTH; i++) {
            vector[i] /= (float) Math.sqrt(square);
        }
        return vector;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
