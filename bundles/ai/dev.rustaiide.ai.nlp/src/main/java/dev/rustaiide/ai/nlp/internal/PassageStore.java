package dev.rustaiide.ai.nlp.internal;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.KnnVectorValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;
import org.apache.lucene.util.VectorUtil;
import org.jspecify.annotations.Nullable;

import dev.rustaiide.foundation.types.Range;

/**
 * The passages of a folder on the disk, by words (BM25) and by meaning (HNSW). One process at a time writes; the others
 * read what it has committed. What is broken is made anew: all of it can be read from the folder again.
 */
final class PassageStore implements AutoCloseable {
    private static final String PATH = "path";
    private static final String STAMP = "stamp";
    private static final String TITLE = "title";
    private static final String DOCS = "docs";
    private static final String CODE = "code";
    private static final String VECTOR = "vector";
    private static final String RANGE = "range";
    private static final String FILE = "file";
    private static final String PREVIEW = "preview";
    private static final String STEMS = "stems";
    private static final float TITLE_WEIGHT = 2f;
    private static final float DOCS_WEIGHT = 1.5f;
    private static final float TIE = 0.3f;
    private static final int BUFFER = 32;
    /** One that rarely changes, and one that takes in what does. */
    private static final int PARTS = 2;
    /** What is less like a question only happens to be the nearest there is. */
    private static final double LEAST = 0.2;

    private final WordAnalyzer analyzer = new WordAnalyzer();
    private final FSDirectory directory;
    private final @Nullable IndexWriter writer;
    private @Nullable SearcherManager searchers;

    PassageStore(Path folder) throws IOException {
        this.directory = FSDirectory.open(folder);
        this.writer = writer();
        this.searchers = writer == null ? null : new SearcherManager(writer, null);
    }

    private @Nullable IndexWriter writer() throws IOException {
        try {
            return opened();
        } catch (LockObtainFailedException other) {
            return null; // another process does it
        } catch (CorruptIndexException | IndexFormatTooOldException | IndexFormatTooNewException
                | EOFException broken) {
            for (String file : directory.listAll()) {
                directory.deleteFile(file);
            }
            return opened();
        }
    }

    private IndexWriter opened() throws IOException {
        return new IndexWriter(directory, new IndexWriterConfig(analyzer).setRAMBufferSizeMB(BUFFER));
    }

    /** Whether this process may change it. */
    boolean isOurs() {
        return writer != null;
    }

    /**
     * A file as it was read.
     *
     * @param stamp of the file on the disk
     * @param meaning whether its passages have vectors
     */
    record Known(long stamp, boolean meaning, int passages) {}

    /** The files that passages are from. */
    Map<String, Known> files() throws IOException {
        Map<String, Known> files = new HashMap<>();
        read(searcher -> {
            StoredFields stored = searcher.storedFields();
            IndexReader reader = searcher.getIndexReader();
            for (int i = 0; i < reader.maxDoc(); i++) {
                Document document = stored.document(i, Set.of(PATH, STAMP));
                String[] stamp = document.get(STAMP).split(" ");
                files.merge(document.get(PATH), new Known(Long.parseLong(stamp[0]), stamp[1].equals("m"), 1),
                        (a, b) -> new Known(b.stamp(), a.meaning() && b.meaning(), a.passages() + 1));
            }
            return true;
        });
        return files;
    }

    /** Replaces what is known of {@code path}; {@code vectors} are those of the passages, or empty. */
    void put(String path, long stamp, List<Passage> passages, List<float[]> vectors) throws IOException {
        var documents = new ArrayList<Document>();
        for (int i = 0; i < passages.size(); i++) {
            documents.add(document(path, stamp, passages.get(i), vectors.isEmpty() ? null : vectors.get(i)));
        }
        if (documents.isEmpty()) {
            documents.add(document(path, stamp, new Passage(Range.of(0, 0, 0, 0), "", "", "", ""), null));
        }
        ours().updateDocuments(new Term(PATH, path), documents);
    }

    private Document document(String path, long stamp, Passage passage, float @Nullable [] vector) {
        var document = new Document();
        boolean nothing = passage.title().isEmpty();
        document.add(new StringField(PATH, path, Field.Store.YES));
        document.add(new StoredField(STAMP, stamp + (vector != null || nothing ? " m" : " w")));
        document.add(new TextField(TITLE, passage.title(), Field.Store.YES));
        document.add(new TextField(DOCS, passage.docs(), Field.Store.NO));
        document.add(new TextField(CODE, passage.code(), Field.Store.NO));
        document.add(new StoredField(PREVIEW, passage.preview()));
        document.add(new StoredField(STEMS, String.join(" ", analyzer.stems(passage.words()))));
        Range range = passage.range();
        document.add(new StoredField(RANGE, range.start().line() + " " + range.start().character() + " "
                + range.end().line() + " " + range.end().character()));
        document.add(new StoredField(FILE, passage.file()));
        if (vector != null) {
            document.add(new KnnFloatVectorField(VECTOR, vector, VectorSimilarityFunction.DOT_PRODUCT));
        }
        return document;
    }

    void remove(String path) throws IOException {
        ours().deleteDocuments(new Term(PATH, path));
    }

    /** Makes what was put durable, and to be found. */
    void commit() throws IOException {
        ours().commit();
        if (searchers != null) {
            searchers.maybeRefreshBlocking();
        }
    }

    /**
     * Joins parts of the index: each is searched by itself, and many small ones cost several times what one large one
     * does. The small ones are joined first; of a large index that takes minutes.
     */
    void join() throws IOException {
        ours().forceMerge(PARTS);
        commit();
    }

    private IndexWriter ours() {
        if (writer == null) {
            throw new IllegalStateException("another process writes");
        }
        return writer;
    }

    /** A passage that was found, by its number in the store, and how good it is. */
    record Ranked(int number, double score) {}

    /**
     * What was found by words and by meaning, each the best first; those numbers are good for {@link Show} only.
     *
     * @param similar how like the question in meaning each of both is, as far as it has a meaning
     */
    record Found(List<Ranked> words, List<Ranked> meaning, Map<Integer, Double> similar) {}

    /** Looks for {@code question} and lets {@code use} have the answer while the store stays as it is. */
    <T> Optional<T> search(String question, float @Nullable [] vector, int most, Use<T> use) throws IOException {
        Query words = query(question);
        return read(searcher -> {
            List<Ranked> byWords = ranked(searcher.search(words, most).scoreDocs, false);
            List<Ranked> byMeaning = vector == null ? List.of()
                    : ranked(searcher.search(new KnnFloatVectorQuery(VECTOR, vector, most), most).scoreDocs, true)
                            .stream().filter(each -> each.score() >= LEAST).toList();
            Map<Integer, Double> similar = vector == null ? Map.of() : similarities(searcher, byWords, vector);
            byMeaning.forEach(each -> similar.put(each.number(), each.score()));
            return use.of(new Found(byWords, byMeaning, similar),
                    number -> shown(searcher.storedFields().document(number)));
        });
    }

    /** Of what was found by words: it need not be among the nearest, but that is known of it too. */
    private static Map<Integer, Double> similarities(IndexSearcher searcher, List<Ranked> found, float[] vector)
            throws IOException {
        Map<Integer, Double> similar = new HashMap<>();
        int[] numbers = found.stream().mapToInt(Ranked::number).sorted().toArray();
        for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
            FloatVectorValues vectors = leaf.reader().getFloatVectorValues(VECTOR);
            if (vectors == null) {
                continue; // nothing of it has a meaning yet
            }
            KnnVectorValues.DocIndexIterator at = vectors.iterator();
            for (int number : numbers) {
                int here = number - leaf.docBase;
                if (here >= 0 && here < leaf.reader().maxDoc() && at.docID() <= here
                        && (at.docID() == here || at.advance(here) == here)) {
                    similar.put(number, (double) VectorUtil.dotProduct(vectors.vectorValue(at.index()), vector));
                }
            }
        }
        return similar;
    }

    private static List<Ranked> ranked(ScoreDoc[] docs, boolean cosine) {
        var ranked = new ArrayList<Ranked>();
        for (ScoreDoc doc : docs) {
            // Lucene makes (1 + cosine) / 2 of it, since scores may not be negative.
            ranked.add(new Ranked(doc.doc, cosine ? 2 * doc.score - 1 : doc.score));
        }
        return ranked;
    }

    private Query query(String question) {
        var all = new BooleanQuery.Builder();
        Map<String, String> stems = new LinkedHashMap<>();
        analyzer.terms(question).forEach(term -> stems.put(term.stem(), term.word()));
        for (String stem : stems.keySet()) {
            all.add(new DisjunctionMaxQuery(List.of(
                    new BoostQuery(new TermQuery(new Term(TITLE, stem)), TITLE_WEIGHT),
                    new BoostQuery(new TermQuery(new Term(DOCS, stem)), DOCS_WEIGHT),
                    new TermQuery(new Term(CODE, stem))), TIE), Occur.SHOULD);
        }
        return all.build();
    }

    /** A passage as it is stored. */
    record Shown(String path, String file, Range range, String title, String preview, Set<String> stems) {}

    private static Shown shown(Document document) {
        int[] numbers = Arrays.stream(document.get(RANGE).split(" ")).mapToInt(Integer::parseInt).toArray();
        String file = Objects.requireNonNullElse(document.get(FILE), "");
        return new Shown(document.get(PATH), file, Range.of(numbers[0], numbers[1], numbers[2], numbers[3]),
                document.get(TITLE), document.get(PREVIEW), Set.of(document.get(STEMS).split(" ")));
    }

    private <T> Optional<T> read(Reading<T> reading) throws IOException {
        if (searchers == null) {
            if (!DirectoryReader.indexExists(directory)) {
                return Optional.empty();
            }
            searchers = new SearcherManager(directory, null);
        }
        searchers.maybeRefresh();
        IndexSearcher searcher = searchers.acquire();
        try {
            return Optional.of(reading.of(searcher));
        } finally {
            searchers.release(searcher);
        }
    }

    List<WordAnalyzer.Term> terms(String text) {
        return analyzer.terms(text);
    }

    /** What was put is kept; parts that are being joined stay as they were, since that may take minutes. */
    @Override
    public void close() throws IOException {
        try (directory; analyzer) {
            if (searchers != null) {
                searchers.close();
            }
            if (writer != null && writer.isOpen()) {
                writer.commit();
                writer.rollback();
            }
        }
    }

    /** What is done with an answer. */
    @FunctionalInterface
    interface Use<T> {
        T of(Found found, Show show) throws IOException;
    }

    /** What a passage is. */
    @FunctionalInterface
    interface Show {
        Shown of(int number) throws IOException;
    }

    /** What is read at one state. */
    @FunctionalInterface
    private interface Reading<T> {
        T of(IndexSearcher searcher) throws IOException;
    }
}
