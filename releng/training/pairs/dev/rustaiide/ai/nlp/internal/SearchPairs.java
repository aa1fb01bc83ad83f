package dev.rustaiide.ai.nlp.internal;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.stream.Stream;

import bench.ai.Calm;
import bench.ai.SearchFigures;
import bench.intelligence.Home;

import dev.rustaiide.ai.code.analysis.internal.TreeSitterSyntax;
import dev.rustaiide.ai.inference.TextEmbedder;
import dev.rustaiide.ai.inference.internal.OnnxInference;
import dev.rustaiide.foundation.fs.internal.DiskTextFiles;
import dev.rustaiide.foundation.platform.internal.LocalMachine;

/**
 * Functions of crates without what was written about them, and the first sentence of that, as vectors of the shipped
 * model: cut as the product cuts them, which is why it lies in the product's package.
 */
public final class SearchPairs {
    /** Of one crate; more would make its ways of writing count too much. */
    private static final int MOST = 90;
    private static final int LARGEST = 300_000;
    private static final int BATCH = 256;

    private final List<String> questions = new ArrayList<>();
    private final List<String> gists = new ArrayList<>();
    private final SourcePassages sources;

    private SearchPairs(SourcePassages sources) {
        this.sources = sources;
    }

    /** {@code CORPUS OUT}: the crates are the first column of OUT/corpus.tsv. */
    public static void main(String[] arguments) throws Exception {
        Path out = Path.of(arguments[1]);
        var home = new Home(out.resolve("home"));
        var texts = new DiskTextFiles(home);
        var pairs = new SearchPairs(new SourcePassages(TreeSitterSyntax.keepingLibrariesIn(out.resolve("libraries")),
                file -> texts.read(file).text()));
        Path copy = Files.createDirectories(out.resolve("copy")).resolve("file.rs");
        for (String line : Files.readAllLines(out.resolve("corpus.tsv"))) {
            pairs.add(Path.of(arguments[0]).resolve(line.split("\t")[0]), copy);
        }
        System.err.println(pairs.questions.size() + " functions");
        var inference = new OnnxInference(home, new LocalMachine(), new Calm());
        TextEmbedder embedder = inference.embedder(SearchFigures.shipped(out)).await();
        write(embedder, pairs.gists, out.resolve("passages.bin"));
        write(embedder, pairs.questions, out.resolve("questions.bin"));
        System.exit(0);
    }

    private void add(Path crate, Path copy) throws IOException {
        int full = questions.size() + MOST;
        try (Stream<Path> all = Files.walk(crate)) {
            for (Path file : all.filter(each -> each.toString().endsWith(".rs") && Files.isRegularFile(each)).sorted()
                    .toList()) {
                if (Files.size(file) <= LARGEST) {
                    add(new String(Files.readAllBytes(file), "UTF-8"), copy, full);
                }
            }
        }
    }

    private void add(String text, Path copy, int full) throws IOException {
        Map<String, String> said = new HashMap<>();
        Matcher matcher = SearchFigures.DOCUMENTED.matcher(text);
        var bare = new StringBuilder();
        while (matcher.find()) {
            String sentence = SearchFigures.firstSentence(matcher.group(1));
            if (sentence.split(" ").length >= SearchFigures.WORDS) {
                said.putIfAbsent(matcher.group(3), sentence);
                matcher.appendReplacement(bare, Matcher.quoteReplacement(
                        matcher.group().substring(matcher.group(1).length())));
            }
        }
        Files.writeString(copy, matcher.appendTail(bare));
        for (Passage passage : sources.of(copy)) {
            String function = passage.title().substring(passage.title().lastIndexOf(':') + 1);
            String sentence = said.remove(function);
            if (sentence != null && questions.size() < full) {
                questions.add(sentence);
                gists.add(passage.gist());
            }
        }
    }

    private static void write(TextEmbedder embedder, List<String> texts, Path file) throws Exception {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part))) {
            for (int from = 0; from < texts.size(); from += BATCH) {
                List<String> batch = texts.subList(from, Math.min(texts.size(), from + BATCH));
                for (float[] vector : embedder.embed(batch).await()) {
                    ByteBuffer bytes = ByteBuffer.allocate(vector.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
                    bytes.asFloatBuffer().put(vector);
                    out.write(bytes.array());
                }
                System.err.print("\r" + file.getFileName() + ' ' + from + " of " + texts.size() + ' ');
            }
        }
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    }
}
