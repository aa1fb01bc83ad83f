package dev.rustaiide.ai.training.decoder.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import dev.rustaiide.ai.ml.pipeline.Artifact;
import dev.rustaiide.ai.ml.pipeline.StepKind;
import dev.rustaiide.ai.ml.pipeline.StepRun;
import dev.rustaiide.ai.training.decoder.internal.child.Checkpoint;
import dev.rustaiide.ai.training.decoder.internal.child.Report;
import dev.rustaiide.ai.training.decoder.internal.child.Settings;
import dev.rustaiide.ai.training.decoder.internal.child.TrainingChild;
import dev.rustaiide.ai.training.decoder.internal.child.Weights;
import dev.rustaiide.foundation.async.Progress;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.fs.WholeFile;
import dev.rustaiide.foundation.platform.Processes;
import dev.rustaiide.foundation.platform.StandardPaths;
import dev.rustaiide.foundation.serialization.Json;

/**
 * Trains. By its steps it comes to the same numbers on the same kind of processor, interrupted or not; by hours to
 * those that there was time for. What was learned until seconds before is in the step's folder.
 */
@Component(service = StepKind.class)
public final class DecoderStep implements StepKind {
    static final String KIND = "decoder";
    static final String LEARNED = "learned.json";

    private static final Set<String> PARAMETERS = Set.of("seed", "width", "layers", "heads", "keyHeads", "inner",
            "window", "workers", "rows", "steps", "hours", "rate", "keep");
    /** The folder of what was learned on another machine, and the hash of its numbers: nothing is learned here then. */
    private static final String ELSEWHERE = "learned";
    private static final String HASH = "sha256";
    private static final int USUAL_STEPS = 1600;

    private final TrainingProgram program;
    private final Processes processes;

    @Activate
    public DecoderStep(@Reference StandardPaths paths, @Reference Processes processes) {
        this(TrainingProgram.in(paths), processes);
    }

    DecoderStep(TrainingProgram program, Processes processes) {
        this.program = program;
        this.processes = processes;
    }

    @Override
    public String name() {
        return KIND;
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public Set<String> parameters() {
        return PARAMETERS;
    }

    @Override
    public Set<String> words() {
        return Set.of(ELSEWHERE, HASH);
    }

    @Override
    public Set<String> needs() {
        return Set.of(TokenizerStep.KIND, TokensStep.KIND);
    }

    @Override
    public void requireMeans() throws FailureException {
        program.require();
    }

    @Override
    public Map<String, byte[]> run(StepRun run) throws FailureException, InterruptedException, ExecutionException {
        String elsewhere = run.word(ELSEWHERE, "");
        if (!elsewhere.isEmpty()) {
            return taken(run, LearnedElsewhere.read(Path.of(elsewhere), run.word(HASH, ""),
                    TokenizerStep.of(run).size()));
        }
        Settings settings = settings(run);
        Path folder = run.folder();
        var words = new ArrayList<>(List.of("train", folder.toString()));
        words.addAll(settings.words());
        var command = program.command(words);
        try {
            lay(run.input(TokenizerStep.KIND), TrainingChild.TOKENIZER, folder);
            lay(run.input(TokensStep.KIND), TrainingChild.LEARN, folder);
            lay(run.input(TokensStep.KIND), TrainingChild.UNSEEN, folder);
            var curve = new ArrayList<Json>();
            Report.Done done = TrainingProcess.run(processes, command, run.scope(), report -> tell(run, report, curve));
            Weights weights = new Checkpoint(folder).read().orElseThrow(() -> new IOException("no checkpoint is left"));
            note(run, done, weights, curve);
            return made(weights, done.loss(), "rust-ai-ide ml run decoder");
        } catch (IOException denied) {
            throw WholeFile.failure(folder, 0, denied);
        }
    }

    private static Map<String, byte[]> taken(StepRun run, LearnedElsewhere elsewhere) {
        double loss = elsewhere.report().get("lossOfUnseen").asDouble().orElse(Double.NaN);
        run.note("parameters", Json.of(elsewhere.weights().size()));
        run.note("learnedBy", Json.of(elsewhere.maker()));
        run.note("lossOfUnseen", Json.of(rounded(loss)));
        return made(elsewhere.weights(), loss, elsewhere.maker());
    }

    private static Map<String, byte[]> made(Weights weights, double loss, String maker) {
        return Map.of(TrainingChild.RESULT, weights.result(), LEARNED, Json.object().put("steps", weights.steps())
                .put("tokens", weights.tokens()).put("maker", maker).put("lossOfUnseen", Json.of(rounded(loss)))
                .build().printPretty().getBytes(StandardCharsets.UTF_8));
    }

    private static Settings settings(StepRun run) throws FailureException {
        Map<String, Double> numbers = new HashMap<>(settings(run, PARAMETERS).numbers());
        if (numbers.getOrDefault("hours", 0.0) == 0) {
            numbers.putIfAbsent("steps", (double) USUAL_STEPS);
        }
        return new Settings(numbers);
    }

    /** What is declared of {@code names}. */
    static Settings settings(StepRun run, Set<String> names) throws FailureException {
        Map<String, Double> numbers = new HashMap<>();
        for (String name : names) {
            double number = run.number(name, Double.NaN);
            if (!Double.isNaN(number)) {
                numbers.put(name, number);
            }
            if (number < 0) {
                throw new FailureException(new Failure.Other("Nothing is trained.",
                        "The parameter " + name + " is " + number + '.', "Declare one that is not negative."));
            }
        }
        return new Settings(numbers);
    }

    /** Puts a file there unless it is: its size tells, for what it was made of is what the folder is known by. */
    static void lay(Artifact artifact, String name, Path folder) throws FailureException, IOException {
        byte[] content = artifact.file(name);
        Path file = folder.resolve(name);
        if (!Files.exists(file) || Files.size(file) != content.length) {
            WholeFile.write(file, content);
        }
    }

    private static void tell(StepRun run, Report report, List<Json> curve) {
        switch (report) {
            case Report.Learned learned -> run.scope().report(new Progress(String.format(Locale.ROOT,
                    "learn, %.1f M tokens in %.0f s, loss %.2f", learned.tokens() / 1e6, learned.seconds(),
                    learned.loss()), learned.step(), learned.steps()));
            case Report.Unseen(long step, double loss) -> add(curve, step, loss);
            case Report.Done done -> add(curve, done.step(), done.loss());
            case Report.FellBack any -> run.note("fellBack", Json.of(any.step()));
            case Report.Begun any -> { }
            case Report.Refused any -> { }
        }
    }

    private static synchronized void add(List<Json> curve, long step, double loss) {
        curve.add(Json.object().put("step", step).put("loss", Json.of(rounded(loss))).build());
    }

    private static void note(StepRun run, Report.Done done, Weights weights, List<Json> curve) {
        run.note("parameters", Json.of(weights.size()));
        run.note("steps", Json.of(done.step()));
        run.note("tokens", Json.of(done.tokens()));
        run.note("seconds", Json.of(Math.round(done.seconds())));
        run.note("lossOfUnseen", Json.of(rounded(done.loss())));
        run.note("curve", Json.array(curve));
    }

    static double rounded(double loss) {
        return Double.isFinite(loss) ? Math.round(loss * 10_000) / 10_000.0 : -1;
    }
}
