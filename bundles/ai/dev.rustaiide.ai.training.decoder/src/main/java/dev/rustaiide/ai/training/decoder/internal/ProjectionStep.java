package dev.rustaiide.ai.training.decoder.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import dev.rustaiide.ai.ml.pipeline.StepKind;
import dev.rustaiide.ai.ml.pipeline.StepRun;
import dev.rustaiide.ai.training.decoder.internal.child.Report;
import dev.rustaiide.ai.training.decoder.internal.child.TrainingChild;
import dev.rustaiide.foundation.async.Progress;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.fs.WholeFile;
import dev.rustaiide.foundation.platform.Processes;
import dev.rustaiide.foundation.platform.StandardPaths;
import dev.rustaiide.foundation.serialization.Json;

/**
 * Learns where search moves the vectors of the shipped embedding model. It takes seconds, so nothing of it is kept when
 * it is stopped.
 */
@Component(service = StepKind.class)
public final class ProjectionStep implements StepKind {
    /** The kind of step that makes the vectors, of ai.nlp. */
    private static final String PAIRS = "pairs";
    private static final Set<String> PARAMETERS = Set.of("batch", "epochs", "rate");

    private final TrainingProgram program;
    private final Processes processes;

    @Activate
    public ProjectionStep(@Reference StandardPaths paths, @Reference Processes processes) {
        this(TrainingProgram.in(paths), processes);
    }

    ProjectionStep(TrainingProgram program, Processes processes) {
        this.program = program;
        this.processes = processes;
    }

    @Override
    public String name() {
        return "projection";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public Set<String> parameters() {
        return PARAMETERS;
    }

    @Override
    public Set<String> needs() {
        return Set.of(PAIRS);
    }

    @Override
    public void requireMeans() throws FailureException {
        program.require();
    }

    @Override
    public Map<String, byte[]> run(StepRun run) throws FailureException, InterruptedException, ExecutionException {
        Path folder = run.folder();
        var words = new ArrayList<>(List.of("project", folder.toString()));
        words.addAll(DecoderStep.settings(run, PARAMETERS).words());
        try {
            DecoderStep.lay(run.input(PAIRS), TrainingChild.QUESTIONS, folder);
            DecoderStep.lay(run.input(PAIRS), TrainingChild.PASSAGES, folder);
            Report.Done done = TrainingProcess.run(processes, program.command(words), run.scope(), report -> {
                if (report instanceof Report.Learned learned) {
                    run.scope().report(new Progress("learn", learned.step(), learned.steps()));
                }
            });
            run.note("loss", Json.of(DecoderStep.rounded(done.loss())));
            return Map.of(TrainingChild.SPACE, Files.readAllBytes(folder.resolve(TrainingChild.SPACE)),
                    "code-space-corpus.tsv", run.input(PAIRS).file(TokensStep.CORPUS));
        } catch (IOException denied) {
            throw WholeFile.failure(folder, 0, denied);
        }
    }
}
