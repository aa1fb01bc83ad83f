package bench.ai;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;

import bench.Figures;

import dev.rustaiide.ai.model.formats.BytePairEncoder;
import dev.rustaiide.ai.model.formats.BytePairFile;
import dev.rustaiide.foundation.serialization.Json;

/**
 * How fast the shipped decoder's tokenizer reads the sources of the Rust compiler, ours and Hugging Face's own as DJL
 * calls it, one thread each, in turns. Both must give the same tokens for each file.
 */
public final class TokenizerFigures {
    private static final long MOST_BYTES = 1_500_000;
    private static final int ROUNDS = 3;

    private TokenizerFigures() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory("tokenizer-figures");
        Path file = folder.resolve("tokenizer.json");
        try (InputStream in = TokenizerFigures.class.getResourceAsStream("/tokenizer.json")) {
            Files.copy(in, file);
        }
        System.setProperty("DJL_CACHE_DIR", folder.resolve("djl").toString());
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("OPT_OUT_TRACKING", "true");
        BytePairEncoder ours = BytePairFile.encoder(Json.parse(Files.readString(file))).orElseThrow();
        List<String> texts = texts(Path.of(System.getProperty("corpus")));
        long letters = texts.stream().mapToLong(text -> text.getBytes(java.nio.charset.StandardCharsets.UTF_8).length)
                .sum();
        try (HuggingFaceTokenizer theirs = HuggingFaceTokenizer.newInstance(file,
                Map.of("truncation", "false", "padding", "false"))) {
            Function<String, long[]> library = text -> theirs.encode(text, false, false).getIds();
            long tokens = check(texts, ours, library);
            double[] own = new double[ROUNDS];
            double[] other = new double[ROUNDS];
            for (int round = 0; round < ROUNDS; round++) {
                own[round] = speed(texts, letters, ours::encode);
                other[round] = speed(texts, letters, library);
            }
            double times = median(own) / median(other);
            Figures.note("tokenizer, ours", median(own), "MB/s");
            Figures.note("tokenizer, Hugging Face's by DJL", median(other), "MB/s");
            Figures.atLeast("tokenizer, ours against DJL's native one", times, "×", 1, 3);
            Figures.note("tokenizer, the same tokens of both", tokens, "tokens of " + texts.size() + " files");
            String small = texts.getFirst().substring(0, Math.min(2000, texts.getFirst().length()));
            Figures.note("tokenizer, a prompt of 2,000 letters, ours", micros(small, ours::encode), "µs");
            Figures.note("tokenizer, a prompt of 2,000 letters, DJL's", micros(small, library), "µs");
        }
    }

    private static List<String> texts(Path corpus) throws IOException {
        List<String> texts = new ArrayList<>();
        long bytes = 0;
        try (Stream<Path> all = Files.walk(corpus)) {
            for (Path file : all.filter(each -> each.toString().endsWith(".rs")).sorted().toList()) {
                if (bytes < MOST_BYTES && Files.size(file) > 0) {
                    texts.add(Files.readString(file));
                    bytes += Files.size(file);
                }
            }
        }
        return texts;
    }

    private static long check(List<String> texts, BytePairEncoder ours, Function<String, long[]> theirs) {
        long tokens = 0;
        for (String text : texts) {
            int[] one = ours.encode(text);
            int[] other = LongStream.of(theirs.apply(text)).mapToInt(id -> (int) id).toArray();
            if (!Arrays.equals(one, other)) {
                throw new IllegalStateException("other tokens at " + Arrays.mismatch(one, other) + " of a text that"
                        + " begins with " + text.lines().findFirst().orElse(""));
            }
            tokens += one.length;
        }
        return tokens;
    }

    /** MB a second. */
    private static double speed(List<String> texts, long bytes, Function<String, ?> encoder) {
        long begun = System.nanoTime();
        texts.forEach(encoder::apply);
        return bytes * 1e3 / (System.nanoTime() - begun);
    }

    private static double micros(String text, Function<String, ?> encoder) {
        double[] all = new double[200];
        for (int i = 0; i < all.length; i++) {
            long begun = System.nanoTime();
            encoder.apply(text);
            all[i] = (System.nanoTime() - begun) / 1e3;
        }
        return median(all);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
