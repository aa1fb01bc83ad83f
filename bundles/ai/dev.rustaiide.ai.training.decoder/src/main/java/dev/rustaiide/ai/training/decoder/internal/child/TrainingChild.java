package dev.rustaiide.ai.training.decoder.internal.child;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.ExecutionException;

import org.bytedeco.pytorch.global.torch;

import dev.rustaiide.ai.model.formats.DecoderShape;
import dev.rustaiide.ai.model.formats.OnnxDecoder;
import dev.rustaiide.foundation.async.Call;

/**
 * The program. What it is told:
 * <ul>
 * <li>{@code train FOLDER NAME=NUMBER…} trains with what lies in the folder, tells {@link Report}s by its output, and
 * ends when its input does; a checkpoint in the folder is gone on from, and the last one is the result
 * <li>{@code tune FOLDER NAME=NUMBER…} goes on training the decoder in the folder with the texts in it, so too
 * <li>{@code project FOLDER NAME=NUMBER…} learns where vectors are moved to, in the same way
 * <li>{@code measure SECONDS NAME=NUMBER…} tells how fast a decoder of 6 million numbers would learn
 * <li>{@code agree FOLDER INTO} writes what the decoder of a folder computes, and the decoder in all forms of files
 * </ul>
 */
public final class TrainingChild {
    /** The files of a folder to train in. */
    public static final String TOKENIZER = "tokenizer.json";
    public static final String LEARN = "learn.tokens";
    public static final String UNSEEN = "unseen.tokens";
    /** What comes of it, in full. */
    public static final String RESULT = "weights.bin";
    /** Those of a folder to go on in with somebody's texts: the decoder that is gone on from, the texts, the result. */
    public static final String FROM = "from";
    public static final String TEXTS = "own.texts";
    public static final String MADE = "made";

    /** Those of a folder to learn a projection in: vectors of sentences, of functions, and what comes of them. */
    public static final String QUESTIONS = "questions.bin";
    public static final String PASSAGES = "passages.bin";
    public static final String SPACE = "code-space.bin";

    private static final DecoderShape USUAL = new DecoderShape(4096, 192, 4, 6, 2, 512, 512, 10_000, 1e-5);
    private static final Path SACRIFICE = Path.of("/proc/self/oom_score_adj");

    private final PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true,
            StandardCharsets.UTF_8);

    private TrainingChild() {}

    public static void main(String[] words) {
        Exit.whenAsked();
        int code = new TrainingChild().run(List.of(words));
        // At once: threads of PyTorch stay, and there is nothing to be tidied up.
        Exit.now(code);
    }

    private int run(List<String> words) {
        offer();
        try {
            torch.set_num_threads(1);
            switch (words.getFirst()) {
                case "tune" -> {
                    endWithInput();
                    new Tuning(Path.of(words.get(1)), Tuning.Recipe.of(Settings.of(words.subList(2, words.size()))),
                            report -> out.println(report.line())).run();
                }
                case "train" -> {
                    endWithInput();
                    train(Path.of(words.get(1)), Settings.of(words.subList(2, words.size())));
                }
                case "project" -> {
                    endWithInput();
                    Projection.learn(Path.of(words.get(1)), Settings.of(words.subList(2, words.size())),
                            report -> out.println(report.line()));
                }
                case "measure" -> {
                    Settings settings = Settings.of(words.subList(2, words.size()));
                    out.println(new Throughput(settings.whole("workers", 2), settings.whole("rows", 8))
                            .measure(Double.parseDouble(words.get(1))));
                }
                case "agree" -> agree(Path.of(words.get(1)), Path.of(words.get(2)));
                default -> throw new Refusal("Nobody can " + words.getFirst() + '.',
                        "Say train, tune, project, measure or agree.");
            }
            return 0;
        } catch (Refusal refused) {
            return refused(refused.report());
        } catch (IOException denied) {
            return refused(new Report.Refused("A file cannot be read or written: " + denied.getMessage() + '.',
                    "Free room on the disk and check its permissions. What was kept before stays."));
        } catch (InterruptedException over) {
            return 1;
        } catch (Exception | OutOfMemoryError | LinkageError failed) {
            // The boundary of this process: PyTorch says in many words and with its own trace what it cannot do.
            Throwable cause = failed instanceof ExecutionException && failed.getCause() != null ? failed.getCause()
                    : failed;
            return refused(new Report.Refused("PyTorch failed: " + String.valueOf(cause.getMessage()).lines()
                    .findFirst().orElse("") + " (" + cause.getClass().getSimpleName() + ").",
                    "If memory was short, declare fewer rows or workers, or a smaller decoder."));
        }
    }

    private int refused(Report.Refused report) {
        out.println(report.line());
        return 1;
    }

    private static void endWithInput() {
        Call.startNative("wait for the end of the input", scope -> endWith(new FileInputStream(FileDescriptor.in)));
    }

    /** Whoever started this is not there any more, which is how it ends. */
    private static Void endWith(InputStream in) throws IOException {
        while (in.read() >= 0) {
            continue;
        }
        Exit.now(0);
        return null;
    }

    /** If memory runs out, the system shall end this process rather than the one with the user's texts. */
    private static void offer() {
        try {
            Files.writeString(SACRIFICE, "1000");
        } catch (IOException | SecurityException elsewhere) {
            return; // other systems have no such file
        }
    }

    private void train(Path folder, Settings settings)
            throws IOException, Refusal, InterruptedException, ExecutionException {
        try (var channel = FileChannel.open(folder.resolve("child.lock"), StandardOpenOption.CREATE,
                StandardOpenOption.WRITE); var only = channel.lock()) {
            BytePairs tokenizer = BytePairs.of(Files.readString(folder.resolve(TOKENIZER)));
            var checkpoint = new Checkpoint(folder);
            Weights weights = begun(checkpoint, tokenizer.size(), settings);
            int window = weights.shape().window();
            long seed = settings.whole("seed", 1);
            new Training(weights, lessons(folder.resolve(LEARN), tokenizer, window, seed),
                    lessons(folder.resolve(UNSEEN), tokenizer, window, seed), checkpoint,
                    Training.Recipe.of(settings), report -> out.println(report.line())).run();
        }
    }

    private static Lessons lessons(Path file, BytePairs tokenizer, int window, long seed)
            throws IOException, Refusal {
        var tokens = new TokenFile(file);
        if (tokens.size() < 2 * window) {
            throw new Refusal("There are only " + tokens.size() + " tokens in " + file.getFileName() + ", and it learns"
                    + " from " + window + " at once.", "Get more projects, or declare a smaller window.");
        }
        return new Lessons(tokens, tokenizer, window, seed);
    }

    private Weights begun(Checkpoint checkpoint, int vocabulary, Settings settings) throws Refusal {
        try {
            Weights weights = checkpoint.read().orElse(null);
            if (weights == null) {
                return new Weights(shape(vocabulary, settings)).begin(settings.whole("seed", 1));
            }
            if (checkpoint.fellBack()) {
                out.println(new Report.FellBack(weights.steps()).line());
            }
            return weights;
        } catch (IOException damaged) {
            throw new Refusal(String.valueOf(damaged.getMessage()),
                    "It is put aside. Run it again: it begins from the start.");
        } catch (IllegalArgumentException | NegativeArraySizeException impossible) {
            throw new Refusal("There is no decoder like that: " + impossible.getMessage() + '.',
                    "Declare a width that the heads divide into even parts, and heads that keyHeads divide.");
        }
    }

    private static DecoderShape shape(int vocabulary, Settings settings) {
        return new DecoderShape(vocabulary, settings.whole("width", USUAL.width()),
                settings.whole("layers", USUAL.layers()), settings.whole("heads", USUAL.heads()),
                settings.whole("keyHeads", USUAL.keyHeads()), settings.whole("inner", USUAL.inner()),
                settings.whole("window", USUAL.window()), USUAL.rotaryBase(), USUAL.epsilon());
    }

    /** Of a decoder that was written as ONNX, of what was trained there or came of it; else of an unlearned one. */
    private static void agree(Path folder, Path into) throws IOException, Refusal {
        Path result = folder.resolve(RESULT);
        Weights weights = Files.exists(folder.resolve(OnnxDecoder.MODEL)) ? Weights.ofOnnx(folder)
                : Files.exists(result) ? Weights.ofResult(Files.readAllBytes(result))
                : new Checkpoint(folder).read().orElseGet(() -> new Weights(USUAL).begin(1));
        new Agreement(weights).write(into, folder.resolve(UNSEEN));
    }
}
