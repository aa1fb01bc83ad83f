package bench.ai;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;

import bench.Figures;
import bench.intelligence.Home;

import dev.rustaiide.ai.inference.Constraint;
import dev.rustaiide.ai.inference.Decoding;
import dev.rustaiide.ai.inference.Generation;
import dev.rustaiide.ai.inference.Prompt;
import dev.rustaiide.ai.inference.TextGenerator;
import dev.rustaiide.ai.inference.internal.OnnxInference;
import dev.rustaiide.ai.model.formats.DecoderShape;
import dev.rustaiide.ai.model.formats.Precision;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.memory.MemoryPressure;
import dev.rustaiide.foundation.platform.Machine;

/**
 * How fast decoders with random weights write, through the product's inference with 4-bit weights and by the plain path
 * in the same run: full precision, all tokens anew for each one, one text at a time. Both with two threads.
 */
public final class InferenceFigures {
    private static final int PREFIX = 512;
    private static final int WRITTEN = 32;
    private static final int REQUESTS = 16;
    private static final DecoderShape SMALL = new DecoderShape(6144, 256, 6, 8, 4, 704, 1024, 10_000, 1e-5);
    private static final DecoderShape LARGE = new DecoderShape(16_384, 768, 12, 12, 4, 2048, 1024, 10_000, 1e-5);

    private final String name;
    private final DecoderShape shape;
    private final Path folder;
    private final OnnxInference inference;

    private InferenceFigures(String name, DecoderShape shape, Path folder, OnnxInference inference) {
        this.name = name;
        this.shape = shape;
        this.folder = folder;
        this.inference = inference;
    }

    public static void main(String[] arguments) throws Exception {
        if (arguments.length > 0) {
            MemoryProbe.main(arguments);
            return;
        }
        Path folder = Files.createTempDirectory("inference-figures").toRealPath();
        try {
            OnnxInference inference = inference(folder);
            new InferenceFigures("7 M", SMALL, folder.resolve("small"), inference).measure();
            new InferenceFigures("88 M", LARGE, folder.resolve("large"), inference).measure();
            switching(folder, inference);
        } finally {
            delete(folder);
        }
    }

    static OnnxInference inference(Path folder) {
        Machine machine = () -> new Machine.Facts("", "", "", 2, 0, 0, Machine.DisplayServer.NONE, "", "");
        return new OnnxInference(new Home(folder.resolve("home")), machine, new MemoryPressure() {
            @Override
            public Level level() {
                return Level.NORMAL;
            }

            @Override
            public Registration listen(String listener, Listener shrinking) {
                return () -> { };
            }
        });
    }

    private void measure() throws Exception {
        RandomModel full = RandomModel.write(name.replace(" ", "") + "-full", shape, Precision.FULL,
                folder.resolve("full"));
        RandomModel few = RandomModel.write(name.replace(" ", "") + "-int4", shape, Precision.INT4,
                folder.resolve("int4"));
        double plain;
        try (TextGenerator ours = inference.generator(few).await()) {
            write(ours, digits(1), 4); // the library is there
            plain = plain(full.weights());
            latencies(ours, plain);
            throughput(ours, plain);
            constrained(ours);
        }
        memory(full, few);
    }

    /** The seconds that the plain path needs for one text. */
    private double plain(Path weights) throws OrtException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (var options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(2);
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
            try (OrtSession session = environment.createSession(weights.toString(), options)) {
                long[] tokens = new Random(1).longs(PREFIX, '0', '9' + 1).toArray();
                next(environment, session, tokens);
                long start = System.nanoTime();
                for (int i = 0; i < WRITTEN; i++) {
                    tokens = Arrays.copyOf(tokens, tokens.length + 1);
                    tokens[tokens.length - 1] = next(environment, session, Arrays.copyOf(tokens, tokens.length - 1));
                }
                return (System.nanoTime() - start) / 1e9;
            }
        }
    }

    private long next(OrtEnvironment environment, OrtSession session, long[] tokens) throws OrtException {
        Map<String, OnnxTensor> inputs = new HashMap<>();
        long[] ones = new long[tokens.length];
        Arrays.fill(ones, 1);
        long[] row = {1, tokens.length};
        inputs.put("input_ids", OnnxTensor.createTensor(environment, LongBuffer.wrap(tokens), row));
        inputs.put("attention_mask", OnnxTensor.createTensor(environment, LongBuffer.wrap(ones), row));
        inputs.put("num_logits_to_keep", OnnxTensor.createTensor(environment, LongBuffer.wrap(new long[] {1}),
                new long[0]));
        for (int layer = 0; layer < shape.layers(); layer++) {
            for (String part : new String[] {".key", ".value"}) {
                inputs.put("past_key_values." + layer + part, OnnxTensor.createTensor(environment,
                        FloatBuffer.allocate(0), new long[] {1, shape.keyHeads(), 0, shape.headWidth()}));
            }
        }
        try (OrtSession.Result result = session.run(inputs)) {
            FloatBuffer logits = ((OnnxTensor) result.get("logits").orElseThrow()).getFloatBuffer();
            int best = 0;
            for (int i = 1; i < logits.remaining(); i++) {
                best = logits.get(i) > logits.get(best) ? i : best;
            }
            return best;
        } finally {
            inputs.values().forEach(OnnxTensor::close);
        }
    }

    private static String digits(int seed) {
        var text = new StringBuilder();
        new Random(seed).ints(PREFIX, '0', '9' + 1).forEach(digit -> text.append((char) digit));
        return text.toString();
    }

    private static Generation write(TextGenerator generator, String before, int tokens) throws Exception {
        return generator.generate(new Prompt.Text(before, ""), Decoding.greedy(tokens), piece -> { }).await();
    }

    private void latencies(TextGenerator ours, double plain) throws Exception {
        List<Double> fresh = new ArrayList<>();
        List<Double> again = new ArrayList<>();
        for (int round = 0; round < 9; round++) {
            String text = digits(100 + round);
            fresh.add(seconds(() -> write(ours, text, WRITTEN)));
            again.add(seconds(() -> write(ours, text.substring(1) + '7', 1)));
            again.set(round, seconds(() -> write(ours, text + '7', WRITTEN)));
        }
        double first = median(fresh);
        double next = median(again);
        Figures.atLeast(name + ": 32 tokens after 512 unknown, plain " + ms(plain) + " / ours " + ms(first),
                plain / first, "×", 5, 20);
        Figures.atLeast(name + ": … with the next letter, plain " + ms(plain) + " / ours " + ms(next), plain / next,
                "×", 5, 20);
        Figures.note(name + ": a token more", next / (WRITTEN + 1) * 1000, "ms");
    }

    private static String ms(double seconds) {
        return Math.round(seconds * 1000) + " ms";
    }

    private void throughput(TextGenerator ours, double plain) throws Exception {
        List<Double> times = new ArrayList<>();
        for (int round = 0; round < 3; round++) {
            int seed = 1000 * round + 1000;
            times.add(seconds(() -> together(ours, seed)));
        }
        double rate = REQUESTS * WRITTEN / median(times);
        Figures.atLeast(name + ": 16 texts at once, plain " + Math.round(WRITTEN / plain) + " / ours "
                + Math.round(rate) + " tokens/s", rate * plain / WRITTEN, "×", 5, 20);
    }

    private static Object together(TextGenerator ours, int seed) throws Exception {
        List<Call<Generation>> calls = new ArrayList<>();
        for (int i = 0; i < REQUESTS; i++) {
            calls.add(ours.generate(new Prompt.Text(digits(seed + i), ""), Decoding.greedy(WRITTEN), piece -> { }));
        }
        for (Call<Generation> call : calls) {
            call.await();
        }
        return calls;
    }

    private void constrained(TextGenerator ours) throws Exception {
        var free = new Decoding(128, List.of(), 1, 1, 1, new Constraint.Free());
        var json = free.within(new Constraint.Grammar("root ::= item+ \"!\"\nitem ::= [a-z]+ | \"{\" item* \"}\""));
        var prompt = new Prompt.Text(digits(5), "");
        List<Double> without = new ArrayList<>();
        List<Double> with = new ArrayList<>();
        for (int round = 0; round < 5; round++) {
            without.add(seconds(() -> ours.generate(prompt, free, piece -> { }).await()));
            with.add(seconds(() -> ours.generate(prompt, json, piece -> { }).await()));
        }
        Figures.note(name + ": a grammar costs, for each token", (median(with) - median(without)) / 128 * 1000, "ms");
    }

    /** Each in a process of its own. */
    private void memory(RandomModel full, RandomModel few) throws Exception {
        double most = MemoryProbe.megabytes(full, folder);
        double least = MemoryProbe.megabytes(few, folder);
        Figures.ratio(name + ": memory, 4-bit / full precision", least, most, "MB", 0.25, 0.18);
    }

    private static void switching(Path folder, OnnxInference inference) throws Exception {
        var small = new RandomModel("7M-int4", folder.resolve("small/int4"));
        var large = new RandomModel("88M-int4", folder.resolve("large/int4"));
        List<Double> times = new ArrayList<>();
        try (TextGenerator one = inference.generator(small).await();
                TextGenerator other = inference.generator(large).await()) {
            write(one, "1", 1);
            write(other, "1", 1);
            for (int i = 0; i < 40; i++) {
                RandomModel next = i % 2 == 0 ? small : large;
                times.add(seconds(() -> {
                    inference.generator(next).await().close();
                    return next;
                }));
            }
        }
        Figures.atMost("switch between two models in memory", 1000 * median(times), "ms", 50, 5);
    }

    /** What is measured. */
    private interface Measured {
        Object run() throws Exception;
    }

    private static double seconds(Measured work) throws Exception {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e9;
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
