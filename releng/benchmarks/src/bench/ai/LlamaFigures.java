package bench.ai;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import bench.Figures;

import dev.rustaiide.ai.inference.Decoding;
import dev.rustaiide.ai.inference.Generation;
import dev.rustaiide.ai.inference.Prompt;
import dev.rustaiide.ai.inference.TextGenerator;
import dev.rustaiide.ai.inference.llama.internal.LlamaFormat;
import dev.rustaiide.ai.model.formats.DecoderShape;
import dev.rustaiide.ai.model.formats.GgufDecoder;
import dev.rustaiide.ai.model.formats.GgufVocabulary;
import dev.rustaiide.ai.model.formats.RandomWeights;
import dev.rustaiide.ai.model.formats.TensorType;
import dev.rustaiide.ai.models.Model;
import dev.rustaiide.ai.models.ModelCard;
import dev.rustaiide.ai.models.ModelId;
import dev.rustaiide.ai.models.ModelTask;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.platform.Child;
import dev.rustaiide.foundation.platform.Command;
import dev.rustaiide.foundation.platform.Line;
import dev.rustaiide.foundation.platform.Machine;
import dev.rustaiide.foundation.platform.Processes;
import dev.rustaiide.foundation.platform.StandardPaths;
import dev.rustaiide.foundation.serialization.Json;

/**
 * Our way through llama.cpp, from the question to the text with all that is between (a child, a pipe, characters, stops,
 * how likely each token was), against llama.cpp's own {@code llama-bench} on the same file, the same libraries and as
 * many threads, turn by turn in one run. The weights are random, which costs as much as if they had a meaning. Where
 * others use the processors, llama.cpp's threads wait for each other for ever: then {@code -Dthreads=1} in
 * {@code JAVA_TOOL_OPTIONS}, as with {@code -Drounds} and {@code -Dmodels=1} for the small one alone.
 */
public final class LlamaFigures {
    private static final int ROUNDS = Integer.getInteger("rounds", 5);
    private static final int WRITTEN = Integer.getInteger("written", 512);
    private static final int READ = 512;
    private static final int THREADS =
            Integer.getInteger("threads", Math.min(4, Runtime.getRuntime().availableProcessors()));

    private final Path folder = Files.createTempDirectory("llama-figures");
    private final Path bench;
    private final List<Double> ourWriting = new ArrayList<>();
    private final List<Double> theirWriting = new ArrayList<>();
    private final List<Double> ourReading = new ArrayList<>();
    private final List<Double> theirReading = new ArrayList<>();

    private LlamaFigures(Path bench) throws IOException {
        this.bench = bench;
    }

    public static void main(String[] arguments) throws Exception {
        Process made = new ProcessBuilder("releng/bench.d/llama-bench").redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String place = new String(made.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (made.waitFor() != 0) {
            System.err.println("there is no llama-bench; nothing is measured");
            return;
        }
        var small = new DecoderShape(8192, 384, 8, 6, 2, 1024, 2048, 10_000, 1e-5);
        var large = new DecoderShape(32_000, 768, 12, 12, 4, 2048, 2048, 10_000, 1e-5);
        new LlamaFigures(Path.of(place)).measure("18 M parameters", small);
        if (Integer.getInteger("models", 2) > 1) {
            new LlamaFigures(Path.of(place)).measure("100 M parameters", large);
        }
    }

    private void measure(String name, DecoderShape shape) throws Exception {
        Path file = folder.resolve("random.gguf");
        GgufDecoder.write(new RandomWeights(shape, 1), vocabulary(shape.vocabulary()),
                new GgufDecoder.Card("random", "none"), TensorType.Q4_0, file);
        var format = new LlamaFormat(new Folders(folder), new Plain(), new Few());
        TextGenerator generator = format.load(new FileModel(file)).await();
        write(generator, 0);
        for (int round = 1; round <= ROUNDS; round++) {
            ours(generator, round);
            theirs(file);
        }
        generator.close();
        format.close();
        double size = Files.size(file) / 1e6;
        delete();
        Figures.note(name + ": file", size, "MB");
        compare(name + ": tokens written, " + THREADS + " threads", ourWriting, theirWriting);
        compare(name + ": tokens of a prompt read, " + THREADS + " threads", ourReading, theirReading);
    }

    private void delete() throws IOException {
        try (var all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private static void compare(String what, List<Double> ours, List<Double> theirs) {
        Figures.note(what + ", ours", median(ours), "tokens/s");
        Figures.note(what + ", llama-bench", median(theirs), "tokens/s");
        Figures.atLeast(what + ", ours / theirs", median(ours) / median(theirs), "×", 0.9, 1);
    }

    /** {@code WRITTEN} tokens behind an empty prompt, and the time until the first token behind a long one. */
    private void ours(TextGenerator generator, int round) throws Exception {
        ourWriting.add(write(generator, round));
        String prompt = IntStream.range(0, READ - 1).mapToObj(i -> String.valueOf((char) ('a' + (i * 7 + round * i) % 26)))
                .reduce("", String::concat);
        long begun = System.nanoTime();
        Generation read = generator.generate(new Prompt.Text(round + prompt, ""), Decoding.greedy(1), piece -> {})
                .await();
        ourReading.add((read.readTokens() - read.reusedTokens()) / seconds(begun));
    }

    private static double write(TextGenerator generator, int round) throws Exception {
        long[] first = new long[1];
        Consumer<String> clock = piece -> first[0] = first[0] == 0 ? System.nanoTime() : first[0];
        Generation written = generator.generate(new Prompt.Text(Integer.toString(round), ""), Decoding.greedy(WRITTEN),
                clock).await();
        return (written.writtenTokens() - 1) / seconds(first[0]);
    }

    private static double seconds(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }

    private void theirs(Path file) throws Exception {
        Process process = new ProcessBuilder(bench.toString(), "-m", file.toString(), "-t", Integer.toString(THREADS),
                "-p", Integer.toString(READ), "-n", Integer.toString(WRITTEN), "-r", "1", "-o", "json")
                .redirectError(ProcessBuilder.Redirect.DISCARD).start();
        Json tests = Json.parse(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        for (Json test : tests.items()) {
            (test.number("n_gen", 0) > 0 ? theirWriting : theirReading).add(test.get("avg_ts").asDouble().orElseThrow());
        }
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElse(Double.NaN);
    }

    /** Bytes, and tokens that no text has. */
    private static GgufVocabulary vocabulary(int size) {
        List<String> tokens = new ArrayList<>();
        int next = 256;
        for (int value = 0; value < 256; value++) {
            boolean visible = value > ' ' && value < 127 || value > 160 && value != 173;
            tokens.add(Character.toString(visible ? value : next++));
        }
        for (int i = 256; i < size; i++) {
            tokens.add("t" + i);
        }
        return new GgufVocabulary(tokens, List.of("t 2"), List.of(size - 1), "gpt-2",
                Map.of(GgufVocabulary.END, size - 1));
    }

    private record FileModel(Path file) implements Model {
        @Override
        public ModelCard card() {
            return new ModelCard(new ModelId("random", "1"), ModelTask.COMPLETE, "random", "none", "random");
        }

        @Override
        public Files files() {
            return new Files(file, file);
        }
    }

    private record Folders(Path folder) implements StandardPaths {
        @Override
        public Path config() {
            return folder;
        }

        @Override
        public Path data() {
            return folder;
        }

        @Override
        public Path cache() {
            return folder;
        }

        @Override
        public Path logs() {
            return folder;
        }

        @Override
        public Path state() {
            return folder;
        }
    }

    /** A machine with as many processors as threads are wanted, of whose memory nothing is known. */
    private record Few() implements Machine {
        @Override
        public Facts facts() {
            return new Facts("", "", "", THREADS, 0, 0, DisplayServer.NONE, "", "");
        }
    }

    private record Plain() implements Processes {
        @Override
        public Child start(Command command, Consumer<Line> lines) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Call<Result> run(Command command) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Child start(Command command) {
            var line = new ArrayList<>(List.of(command.program()));
            line.addAll(command.arguments());
            try {
                return new Started(new ProcessBuilder(line).start());
            } catch (IOException refused) {
                throw new IllegalStateException(refused);
            }
        }
    }

    private record Started(Process process, Call<Integer> exit) implements Child {
        Started(Process process) {
            this(process, Call.start("exit", scope -> process.waitFor()));
        }

        @Override
        public long pid() {
            return process.pid();
        }

        @Override
        public OutputStream stdin() {
            return process.getOutputStream();
        }

        @Override
        public InputStream stdout() {
            return process.getInputStream();
        }

        @Override
        public InputStream stderr() {
            return process.getErrorStream();
        }
    }
}
