package dev.rustaiide.ai.nlp.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.ai.code.analysis.testing.TestSyntax;
import dev.rustaiide.ai.nlp.ChangeHistory;
import dev.rustaiide.ai.nlp.Hit;
import dev.rustaiide.ai.nlp.SearchedFolder;
import dev.rustaiide.ai.nlp.SearchedFolder.Coverage;
import dev.rustaiide.ai.nlp.SearchedFolder.Depth;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.fs.FileLocation.AtRevision;
import dev.rustaiide.foundation.fs.VirtualFiles;
import dev.rustaiide.foundation.text.Text;

class LuceneSearchTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path temp;
    private final TwoTopics embeddings = new TwoTopics();
    private final TwoChanges history = new TwoChanges();
    private Path root;
    private LuceneSearch search;
    private SearchedFolder folder;

    /** Knows two meanings: sending and colours. */
    private static final class TwoTopics implements Embeddings {
        private final List<String> asked = new ArrayList<>();
        private String lacking = "";

        @Override
        public String lacking() {
            return lacking;
        }

        @Override
        public List<float[]> passages(List<String> gists) {
            asked.addAll(gists);
            return gists.stream().map(this::question).toList();
        }

        @Override
        public float[] question(String text) {
            return text.contains("send") || text.contains("upload") || text.contains("transmit")
                    ? new float[] {1, 0} : new float[] {0, 1};
        }
    }

    /** A folder that two commits made. */
    private final class TwoChanges implements ChangeHistory {
        private final List<String> asked = new ArrayList<>();
        private List<String> names = List.of("b".repeat(40), "a".repeat(40));

        @Override
        public Call<List<String>> names(Path folder, int most) {
            return Call.of(names);
        }

        @Override
        public Call<Change> change(Path folder, String name) {
            asked.add(name);
            boolean first = name.startsWith("a");
            var place = new AtRevision(name, root, first ? "/net.rs" : "/palette.rs");
            return Call.of(new Change(name, first ? "Uploads are sent again" : "Colours of the evening",
                    first ? "The server drops one in ten." : "", "Ada", Instant.EPOCH, List.of(place.name()), place));
        }
    }

    /** The product's own, which no other bundle sees. */
    private static VirtualFiles mounted() throws ReflectiveOperationException {
        return (VirtualFiles) Class.forName("dev.rustaiide.foundation.fs.internal.MountedFiles").getConstructor()
                .newInstance();
    }

    @BeforeEach
    void open() throws Exception {
        root = Files.createDirectories(temp.resolve("project"));
        Files.writeString(root.resolve("net.rs"), """
                /// Sends the file again after a failure.
                fn retry_upload(path: &str) -> bool {
                    transmit(path)
                }

                struct Palette;

                impl Palette {
                    /// The hue of the sky.
                    fn sky(&self) -> u32 {
                        0x0088ff
                    }
                }
                """);
        Files.writeString(root.resolve("README.md"), "# Colours\n\nHow a palette is made.\n");
        search = new LuceneSearch(TestSyntax.shared(), file -> Text.of(text(file)), temp.resolve("cache"),
                embeddings, mounted(), history);
        folder = search.open(root);
    }

    private static String text(Path file) throws FailureException {
        try {
            return Files.readString(file);
        } catch (IOException gone) {
            throw new FailureException(new Failure.Missing(file), gone);
        }
    }

    @AfterEach
    void close() {
        folder.close();
    }

    private List<String> titles(String question) throws Exception {
        return folder.search(question, 10).await(PATIENCE).stream().map(Hit::title).toList();
    }

    private Coverage refresh(Depth depth) throws Exception {
        return folder.refresh(depth).await(PATIENCE);
    }

    @Test
    void finds_by_words_in_any_spelling() throws Exception {
        assertEquals(new Coverage(2, 4, 0, "Meaning was not asked for."), refresh(Depth.WORDS));

        assertEquals("retry_upload", titles("uploads retried").getFirst());
        assertEquals("Palette::sky", titles("hue").getFirst());
        assertEquals("Colours", titles("made palettes").getFirst());
    }

    @Test
    void finds_by_meaning_what_has_none_of_the_words() throws Exception {
        assertEquals(4, refresh(Depth.MEANING).withMeaning());

        Hit hit = folder.search("transmitter", 10).await(PATIENCE).getFirst();

        assertEquals("retry_upload", hit.title());
        assertEquals(1, hit.similarity().orElseThrow(), 1e-6);
        assertEquals(1, hit.location().range().start().line());
        assertEquals("Sends the file again after a failure.", hit.preview());
    }

    @Test
    void says_why_it_found_something() throws Exception {
        refresh(Depth.MEANING);

        Hit hit = folder.search("upload a file", 10).await(PATIENCE).getFirst();

        assertEquals("says upload, file; means something like it (1.00)", hit.reason());
    }

    @Test
    void reads_only_what_has_changed() throws Exception {
        refresh(Depth.MEANING);
        embeddings.asked.clear();
        Path file = root.resolve("README.md");
        Files.writeString(file, "# Sounds\n\nHow a tone is made.\n");
        Files.setLastModifiedTime(file, FileTime.fromMillis(1));
        Files.delete(root.resolve("net.rs"));

        assertEquals(1, refresh(Depth.MEANING).files());
        assertEquals(1, embeddings.asked.size());
        assertEquals(List.of(), titles("upload"));
        assertEquals("Sounds", titles("tone").getFirst());
    }

    @Test
    void without_a_model_words_are_enough() throws Exception {
        embeddings.lacking = "No model for embeddings is installed.";

        assertEquals(new Coverage(2, 4, 0, embeddings.lacking), refresh(Depth.MEANING));
        assertEquals("retry_upload", titles("retry").getFirst());
    }

    @Test
    void what_is_kept_is_there_the_next_time() throws Exception {
        refresh(Depth.MEANING);
        folder.close();
        embeddings.asked.clear();
        folder = search.open(root);

        assertEquals("retry_upload", titles("retry the upload").getFirst());
        assertEquals(4, refresh(Depth.MEANING).withMeaning());
        assertEquals(List.of(), embeddings.asked);
    }

    @Test
    void a_broken_index_is_made_anew() throws Exception {
        refresh(Depth.WORDS);
        folder.close();
        try (var files = Files.walk(temp.resolve("cache"))) {
            for (Path file : files.filter(path -> path.getFileName().toString().startsWith("segments")).toList()) {
                Files.write(file, "garbage".getBytes(StandardCharsets.UTF_8));
            }
        }
        folder = search.open(root);

        assertEquals(2, refresh(Depth.WORDS).files());
    }

    @Test
    void another_process_may_read_meanwhile() throws Exception {
        refresh(Depth.WORDS);
        try (var other = new PassageStore(temp.resolve("cache").resolve(names().getFirst()))) {
            assertTrue(!other.isOurs());
            assertEquals(2, other.files().size());
        }
    }

    private List<String> names() throws IOException {
        try (var files = Files.list(temp.resolve("cache"))) {
            return files.map(path -> path.getFileName().toString()).toList();
        }
    }

    @Test
    void an_odd_question_finds_nothing_and_harms_nothing() throws Exception {
        refresh(Depth.WORDS);
        embeddings.lacking = "none";

        for (String question : List.of("", "   ", "the of a", "\u0000\ud800", "(*:* AND [", "x".repeat(100_000))) {
            assertEquals(List.of(), titles(question), question);
        }
    }

    @Test
    void a_commit_is_found_by_what_it_says_and_read_once() throws Exception {
        try (SearchedFolder commits = search.openHistory(root)) {
            var coverage = commits.refresh(Depth.MEANING).await();
            assertEquals(new Coverage(2, 2, 2, ""), coverage);
            Hit hit = commits.search("why do we transmit twice", 1).await().getFirst();
            assertEquals("Uploads are sent again", hit.title());
            assertEquals("aaaaaaaa by Ada, 1970-01-01", hit.preview());
            assertEquals("git:" + "a".repeat(40) + ":" + root + "!/net.rs", hit.location().file().toString());
            assertEquals("Colours of the evening", commits.search("palette.rs", 1).await().getFirst().title());
            history.asked.clear();
            history.names = List.of("a".repeat(40));
            assertEquals(1, commits.refresh(Depth.MEANING).await().passages(), "the other is no longer in it");
            assertEquals(List.of(), history.asked);
        }
        folder.refresh(Depth.WORDS).await();
        assertTrue(folder.search("Ada", 5).await().isEmpty(), "what is there now knows nothing of it");
    }

    @Test
    void without_anybody_who_reads_histories_that_is_said() throws Exception {
        var alone = new LuceneSearch(TestSyntax.shared(), file -> Text.of(text(file)), temp.resolve("other"),
                embeddings, mounted(), null);
        var failed = assertThrows(FailureException.class, () -> alone.openHistory(root));
        assertTrue(failed.failure().nextStep().contains("Git"), failed::getMessage);
    }
}
