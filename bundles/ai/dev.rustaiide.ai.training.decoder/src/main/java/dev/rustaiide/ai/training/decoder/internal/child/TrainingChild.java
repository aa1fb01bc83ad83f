package dev.rustaiide.ai.training.decoder.internal.child;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.bytedeco.pytorch.global.torch;

import dev.rustaiide.ai.model.formats.DecoderShape;

/** What {@code releng/train-decoder} runs. */
public final class TrainDecoder {
    private static final long SEED = 1;
    private static final int READ_FOR_TOKENIZER = 40_000_000;
    private static final double EPSILON = 1e-5;
    private static final double ROTARY_BASE = 10_000;

    private final Path out;
    private final Map<String, String> options;

    private TrainDecoder(Path out, Map<String, String> options) {
        this.out = out;
        this.options = options;
    }

    public static void main(String[] arguments) throws Exception {
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i < arguments.length; i++) {
            boolean isSwitch = i + 1 == arguments.length || arguments[i + 1].startsWith("--");
            options.put(arguments[i].substring(2), isSwitch ? "" : arguments[++i]);
        }
        if (options.containsKey("measure")) {
            torch.set_num_threads(1);
            new Throughput(Integer.parseInt(options.getOrDefault("workers", "2")),
                    Integer.parseInt(options.getOrDefault("rows", "8")))
                    .print(Double.parseDouble(options.get("measure")));
            return;
        }
        Path out = Files.createDirectories(Path.of(options.get("out")));
        new TrainDecoder(out, options).run();
    }

    private int number(String name, int otherwise) {
        return Integer.parseInt(options.getOrDefault(name, String.valueOf(otherwise)));
    }

    private void run() throws Exception {
        Path checkpoint = out.resolve("checkpoint");
        if (options.containsKey("export")) {
            new Export(out, Weights.read(checkpoint)).write(Path.of(options.get("export")));
            return;
        }
        if (options.containsKey("gguf")) {
            new Export(out, Weights.read(checkpoint)).writeGguf(Path.of(options.get("gguf")));
            return;
        }
        if (options.containsKey("agree")) {
            var shipped = new DecoderShape(4096, 192, 4, 6, 2, 512, 512, ROTARY_BASE, EPSILON);
            new Agreement(Files.exists(checkpoint) ? Weights.read(checkpoint) : new Weights(shipped).begin(SEED))
                    .write(Path.of(options.get("agree")), out.resolve("unseen.tokens"));
            return;
        }
        prepare();
        BytePairs tokenizer = BytePairs.of(Files.readString(out.resolve("tokenizer.json")));
        Weights weights;
        if (Files.exists(checkpoint) && options.containsKey("resume")) {
            weights = Weights.read(checkpoint);
        } else {
            weights = new Weights(new DecoderShape(tokenizer.size(), number("width", 192), number("layers", 5),
                    number("heads", 6), number("key-heads", 2), number("inner", 512), number("window", 512),
                    ROTARY_BASE, EPSILON)).begin(SEED);
        }
        System.out.println(weights.shape() + ", " + weights.size() + " numbers");
        torch.set_num_threads(1);
        int window = weights.shape().window();
        var lessons = new Lessons(new TokenFile(out.resolve("learn.tokens")), tokenizer, window, SEED);
        var unseen = new Lessons(new TokenFile(out.resolve("unseen.tokens")), tokenizer, window, SEED);
        new Training(weights, lessons, unseen, checkpoint, Double.parseDouble(options.getOrDefault("hours", "1")),
                number("workers", 2), number("rows", 8)).run();
    }

    /** Tokenizer and tokens, if they are not there. */
    private void prepare() throws Exception {
        Path tokenizer = out.resolve("tokenizer.json");
        Path corpus = Path.of(options.get("corpus"));
        if (!Files.exists(tokenizer)) {
            Files.writeString(tokenizer, tokenizer(corpus).json());
        }
        BytePairs pairs = BytePairs.of(Files.readString(tokenizer));
        Path learn = out.resolve("learn.tokens");
        if (!Files.exists(learn)) {
            var crates = new Crates(corpus);
            List<String> names = crates.toLearn();
            List<String> lines = new ArrayList<>();
            TokenFile.write(learn, crates, names, pairs);
            for (String name : names) {
                lines.add(name + '\t' + crates.licence(name));
            }
            Files.write(out.resolve("corpus.tsv"), lines);
            TokenFile.write(out.resolve("unseen.tokens"), crates, crates.toValidate(), pairs);
        }
    }

    private BytePairs tokenizer(Path corpus) throws Exception {
        var crates = new Crates(corpus);
        List<String> names = crates.toLearn();
        var learning = new PairLearning();
        long read = 0;
        // Evenly from all: each third, then the ones between, until there is enough.
        for (int offset = 0; offset < 3; offset++) {
            for (int i = offset; i < names.size() && read < READ_FOR_TOKENIZER; i += 3) {
                for (String text : crates.read(names.get(i)).files()) {
                    learning.read(text);
                    read += text.length();
                }
            }
        }
        return learning.learn(number("vocabulary", 4096));
    }
}
