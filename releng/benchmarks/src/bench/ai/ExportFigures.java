package bench.ai;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;

import bench.Figures;

import dev.rustaiide.ai.inference.llama.internal.child.WholeTexts;

/**
 * Whether the files of a decoder say what the training computed: the largest difference of what speaks for any token,
 * behind each of the tokens of some texts, between PyTorch's forward pass, ONNX Runtime and llama.cpp. Of the decoder
 * whose folder {@code DECODER} names: one that it was trained in, or one with ONNX, as {@code ai.models.decoder} has it
 * among its resources. Without it, of one of the shipped one's shape that has learned nothing.
 */
public final class ExportFigures {
    private final Path folder;
    private final long steps;
    private final int texts;
    private final int window;
    private final int vocabulary;
    private final int[][] tokens;
    private final float[][] trained;

    private ExportFigures(Path folder) throws IOException {
        this.folder = folder;
        try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(folder.resolve("logits")),
                1 << 20))) {
            steps = in.readLong();
            texts = in.readInt();
            window = in.readInt();
            vocabulary = in.readInt();
            tokens = new int[texts][window];
            trained = new float[texts][window * vocabulary];
            for (int text = 0; text < texts; text++) {
                for (int i = 0; i < window; i++) {
                    tokens[text][i] = in.readInt();
                }
                for (int i = 0; i < trained[text].length; i++) {
                    trained[text][i] = in.readFloat();
                }
            }
        }
    }

    public static void main(String[] arguments) throws Throwable {
        Path folder = Files.createTempDirectory("export-figures");
        String decoder = System.getenv().getOrDefault("DECODER", folder.toString());
        int ended = new ProcessBuilder("releng/torch", "agree", decoder, folder.toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(ProcessBuilder.Redirect.INHERIT).start()
                .waitFor();
        if (ended != 0) {
            System.err.println("the training cannot run; nothing is measured");
            return;
        }
        new ExportFigures(folder).measure();
        try (var all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private void measure() throws Throwable {
        boolean isNamed = System.getenv("DECODER") != null;
        String of = isShipped() ? "shipped decoder" : isNamed ? "decoder of that folder" : "unlearned decoder";
        Figures.note(of + ", compared behind", texts * window, "tokens");
        float[][] full = onnx("FULL");
        say(of + ": training to ONNX, 32 bit", difference(trained, full), true);
        say(of + ": ONNX 8 bit", difference(trained, onnx("INT8")), false);
        say(of + ": ONNX 4 bit", difference(trained, onnx("INT4")), false);
        Path libraries = libraries();
        if (libraries == null) {
            System.err.println("llama.cpp is not part of this build: releng/natives brings it");
            return;
        }
        var llama = new WholeTexts(libraries);
        float[][] gguf = llama(llama, "F32", true);
        say(of + ": training to GGUF, 32 bit", difference(trained, gguf), true);
        say(of + ": ONNX to GGUF, 32 bit", difference(full, gguf), true);
        say(of + ": GGUF, keys in 16 bit as in the product", difference(trained, llama(llama, "F32", false)), false);
        say(of + ": GGUF 8 bit", difference(trained, llama(llama, "Q8_0", false)), false);
        say(of + ": GGUF 4 bit", difference(trained, llama(llama, "Q4_0", false)), false);
    }

    private static void say(String what, double most, boolean isExact) {
        if (isExact) {
            Figures.atMost(what, most * 1e6, "millionths", 1000, 10);
        } else {
            Figures.note(what, most, "");
        }
    }

    /** Whether it has learned for as many steps as the card of the product's says. */
    private boolean isShipped() throws IOException {
        try (InputStream card = ExportFigures.class.getResourceAsStream("/card.json")) {
            return new String(Objects.requireNonNull(card).readAllBytes(), StandardCharsets.UTF_8)
                    .contains(": " + steps + " steps,");
        }
    }

    private static double difference(float[][] one, float[][] other) {
        double most = 0;
        for (int text = 0; text < one.length; text++) {
            for (int i = 0; i < one[text].length; i++) {
                double difference = Math.abs((double) one[text][i] - other[text][i]);
                if (Double.isNaN(difference)) {
                    return Double.NaN;
                }
                most = Math.max(most, difference);
            }
        }
        return most;
    }

    private float[][] llama(WholeTexts llama, String type, boolean exact) throws Throwable {
        float[][] all = new float[texts][];
        for (int text = 0; text < texts; text++) {
            all[text] = llama.logits(folder.resolve(type + ".gguf"), tokens[text], vocabulary, exact);
        }
        return all;
    }

    /** As files, which they are in the classes of {@code releng/quick}; else unpacked. */
    private static Path libraries() throws IOException {
        URL list = WholeTexts.class.getResource("/linux-x64/libraries");
        if (list == null) {
            return null;
        }
        Path folder = Files.createTempDirectory("llama");
        List<String> names;
        try (InputStream in = list.openStream()) {
            names = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
        for (String name : names) {
            try (InputStream in = WholeTexts.class.getResourceAsStream("/linux-x64/" + name)) {
                Files.copy(Objects.requireNonNull(in), folder.resolve(name));
            }
            folder.resolve(name).toFile().deleteOnExit();
        }
        folder.toFile().deleteOnExit();
        return folder;
    }

    private float[][] onnx(String precision) throws OrtException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        float[][] all = new float[texts][];
        Path file = folder.resolve(precision).resolve("model.onnx");
        try (OrtSession session = environment.createSession(file.toString())) {
            for (int text = 0; text < texts; text++) {
                all[text] = onnx(environment, session, tokens[text]);
            }
        }
        return all;
    }

    private float[] onnx(OrtEnvironment environment, OrtSession session, int[] text) throws OrtException {
        Map<String, OnnxTensor> inputs = new HashMap<>();
        inputs.put("input_ids", longs(environment, IntStream.of(text).asLongStream().toArray(), 1, window));
        long[] ones = new long[window];
        Arrays.fill(ones, 1);
        inputs.put("attention_mask", longs(environment, ones, 1, window));
        inputs.put("num_logits_to_keep", longs(environment, new long[] {window}));
        for (String name : session.getInputNames()) {
            if (name.startsWith("past_key_values.")) {
                long[] shape = ((TensorInfo) session.getInputInfo().get(name).getInfo()).getShape();
                inputs.put(name, OnnxTensor.createTensor(environment, FloatBuffer.allocate(0),
                        new long[] {1, shape[1], 0, shape[3]}));
            }
        }
        try (OrtSession.Result result = session.run(inputs)) {
            float[] logits = new float[window * vocabulary];
            ((OnnxTensor) result.get("logits").orElseThrow()).getFloatBuffer().get(logits);
            return logits;
        } finally {
            inputs.values().forEach(OnnxTensor::close);
        }
    }

    private static OnnxTensor longs(OrtEnvironment environment, long[] values, long... shape) throws OrtException {
        return OnnxTensor.createTensor(environment, LongBuffer.wrap(values), shape);
    }
}
