package bench.ai;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import dev.rustaiide.ai.inference.Decoding;
import dev.rustaiide.ai.inference.Prompt;
import dev.rustaiide.ai.inference.TextGenerator;
import dev.rustaiide.ai.inference.internal.OnnxInference;
import dev.rustaiide.ai.model.formats.DecoderShape;
import dev.rustaiide.ai.model.formats.Precision;

/** A process that loads one model, writes a token with it and says by how much it has grown. */
final class MemoryProbe {
    private MemoryProbe() {}

    /** Of {@code model}; over a process that has loaded the library and nothing else. */
    static double megabytes(RandomModel model, Path folder) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(System.getProperty("java.home") + "/bin/java",
                "--enable-native-access=ALL-UNNAMED", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
                "-Xms192m", "-Xmx192m", "-XX:+AlwaysPreTouch",
                InferenceFigures.class.getName(), model.name(), model.folder().toString(), folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (process.waitFor() != 0) {
            throw new IOException("the probe failed: " + said);
        }
        return Double.parseDouble(said);
    }

    static void main(String[] arguments) throws Exception {
        OnnxInference inference = InferenceFigures.inference(Path.of(arguments[2]));
        var warm = new RandomModel("warm", Path.of(arguments[2]).resolve("tiny"));
        if (!Files.exists(warm.weights())) {
            RandomModel.write("warm", new DecoderShape(6144, 64, 1, 2, 2, 64, 64,
                    10_000, 1e-5), Precision.INT4, warm.folder());
        }
        try (TextGenerator first = inference.generator(warm).await()) {
            first.generate(new Prompt.Text("1", ""), Decoding.greedy(1), piece -> { }).await();
            System.gc();
            double before = resident();
            var model = new RandomModel(arguments[0], Path.of(arguments[1]));
            try (TextGenerator generator = inference.generator(model).await()) {
                generator.generate(new Prompt.Text("1", ""), Decoding.greedy(1), piece -> { }).await();
                System.gc();
                System.out.println(resident() - before);
            }
        }
        System.exit(0);
    }

    /**
     * What is held in megabytes: outside the heap, which has all of its pages from the start, with files that are
     * mapped; and in the heap by what is not garbage.
     */
    private static double resident() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("/proc/self/smaps_rollup"));
        String line = lines.stream().filter(each -> each.startsWith("Rss:")).findFirst().orElseThrow();
        Runtime heap = Runtime.getRuntime();
        return Long.parseLong(line.replaceAll("\\D", "")) / 1024.0 + (heap.totalMemory() - heap.freeMemory()) / 1e6;
    }
}
