package bench.ai;

import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import bench.Figures;

import dev.rustaiide.ai.inference.Decoding;
import dev.rustaiide.ai.inference.Prompt;
import dev.rustaiide.ai.inference.internal.OnnxInference;
import dev.rustaiide.ai.model.formats.ByteLetters;
import dev.rustaiide.ai.model.formats.DecoderShape;
import dev.rustaiide.ai.model.formats.OnnxDecoder;
import dev.rustaiide.ai.model.formats.Precision;
import dev.rustaiide.ai.model.formats.RandomWeights;
import dev.rustaiide.ai.models.Model;
import dev.rustaiide.ai.models.ModelCard;
import dev.rustaiide.ai.models.ModelId;
import dev.rustaiide.ai.models.ModelSettings;
import dev.rustaiide.ai.models.ModelTask;
import dev.rustaiide.ai.models.Models;
import dev.rustaiide.ai.orchestrator.internal.RoutingOrchestrator;
import dev.rustaiide.foundation.config.SettingKey;
import dev.rustaiide.foundation.config.Settings;
import dev.rustaiide.foundation.memory.MemoryPressure;
import dev.rustaiide.foundation.platform.Machine;
import dev.rustaiide.foundation.platform.StandardPaths;
import dev.rustaiide.foundation.serialization.Json;

/**
 * How much longer the first word takes from the other of two resident models than from the same one again, by the
 * product's orchestrator and decoders of some 20 M parameters in 4 bits; the settings say which one is asked.
 */
public final class SwitchFigures {
    private static final DecoderShape SHAPE = new DecoderShape(4096, 512, 8, 8, 4, 1024, 512, 10_000, 1e-5);
    private static final int TURNS = 60;
    private static final Prompt PROMPT = new Prompt.Text("abcdefghijklmnop", "");

    private String chosen = "";

    private SwitchFigures() {}

    public static void main(String[] arguments) throws Exception {
        Path work = Files.createTempDirectory("switch");
        try {
            new SwitchFigures().measure(work);
        } finally {
            try (Stream<Path> files = Files.walk(work)) {
                files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
            }
        }
        System.exit(0);
    }

    private void measure(Path work) throws Exception {
        List<Model> models = List.of(model(work, "one", 1), model(work, "two", 2));
        var paths = fake(StandardPaths.class, name -> work.resolve("cache"));
        var machine = fake(Machine.class, name -> new Machine.Facts("", "", "", 2, 8L << 30, 8L << 30,
                Machine.DisplayServer.NONE, "", ""));
        var pressure = fake(MemoryPressure.class, name -> (MemoryPressure.Registration) () -> { });
        Settings settings = (Settings) Proxy.newProxyInstance(Settings.class.getClassLoader(),
                new Class<?>[] {Settings.class}, (proxy, method, values) -> {
                    var key = (SettingKey<?>) values[0];
                    return key.equals(ModelSettings.chosen(ModelTask.COMPLETE)) ? chosen : key.standard();
                });
        var inference = new OnnxInference(paths, machine, pressure);
        var orchestrator = new RoutingOrchestrator((Models) () -> models, inference, settings, machine, pressure);
        double open = ask(orchestrator, "one");
        ask(orchestrator, "two");
        for (int i = 0; i < 10; i++) {
            ask(orchestrator, i % 2 == 0 ? "one" : "two");
        }
        var same = new ArrayList<Double>();
        var other = new ArrayList<Double>();
        for (int i = 0; i < TURNS; i++) {
            String name = i % 2 == 0 ? "one" : "two";
            other.add(ask(orchestrator, name));
            same.add(ask(orchestrator, name));
        }
        Figures.note("first word of a model that has to be loaded", open, "ms");
        Figures.note("first word of the same model again, p50", at(same, 0.5), "ms");
        Figures.note("first word of the other resident model, p50", at(other, 0.5), "ms");
        Figures.atMost("switch between resident models, p50", at(other, 0.5) - at(same, 0.5), "ms", 50, 5);
        Figures.atMost("switch between resident models, p95", at(other, 0.95) - at(same, 0.95), "ms", 50, 5);
    }

    private double ask(RoutingOrchestrator orchestrator, String name) throws Exception {
        chosen = "local/" + name;
        long begun = System.nanoTime();
        var answer = orchestrator.generate(ModelTask.COMPLETE, PROMPT, Decoding.greedy(1), piece -> { }).await();
        double took = (System.nanoTime() - begun) / 1e6;
        if (!answer.by().model().startsWith(name)) {
            throw new IllegalStateException(answer.by() + " answered: " + answer.failed());
        }
        return took;
    }

    private static double at(List<Double> times, double share) {
        List<Double> sorted = times.stream().sorted().toList();
        return sorted.get((int) Math.min(sorted.size() - 1, share * sorted.size()));
    }

    private static Model model(Path work, String name, long seed) throws Exception {
        Path folder = Files.createDirectories(work.resolve(name));
        OnnxDecoder.write(new RandomWeights(SHAPE, seed), Precision.INT4, folder);
        Files.writeString(folder.resolve("tokenizer.json"), tokenizer().print());
        var card = new ModelCard(new ModelId(name, "1"), ModelTask.COMPLETE, name, "MIT", "bench");
        return new Model() {
            @Override
            public ModelCard card() {
                return card;
            }

            @Override
            public Files files() {
                return new Files(folder.resolve(OnnxDecoder.MODEL), folder.resolve("tokenizer.json"));
            }
        };
    }

    /** Each token is a byte, or one that never comes out of text. */
    private static Json tokenizer() {
        var tokens = Json.object();
        int id = 0;
        while (id < 0x100) {
            tokens.put(String.valueOf(ByteLetters.of(id)), id++);
        }
        while (id < SHAPE.vocabulary()) {
            tokens.put("unused" + id, id++);
        }
        Json model = Json.object().put("type", "BPE").put("dropout", Json.NULL).put("unk_token", Json.NULL)
                .put("fuse_unk", false).put("byte_fallback", false).put("vocab", tokens.build())
                .put("merges", Json.array(List.of())).build();
        Json bytes = Json.object().put("type", "ByteLevel").put("add_prefix_space", false).put("trim_offsets", true)
                .put("use_regex", false).build();
        return Json.object().put("version", "1.0").put("truncation", Json.NULL).put("padding", Json.NULL)
                .put("added_tokens", Json.array(List.of())).put("normalizer", Json.NULL).put("pre_tokenizer", bytes)
                .put("post_processor", Json.NULL).put("decoder", bytes).put("model", model).build();
    }

    /** Answers everything by its method's name. */
    private interface Answers {
        Object to(String method);
    }

    private static <T> T fake(Class<T> type, Answers answers) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type},
                (proxy, method, values) -> answers.to(method.getName())));
    }
}
