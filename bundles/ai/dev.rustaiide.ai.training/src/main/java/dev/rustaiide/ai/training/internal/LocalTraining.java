package dev.rustaiide.ai.training.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.CRC32;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;

import dev.rustaiide.ai.acceptance.Choices;
import dev.rustaiide.ai.code.analysis.Syntax;
import dev.rustaiide.ai.completion.CompletionLearning;
import dev.rustaiide.ai.training.Checkpoints;
import dev.rustaiide.ai.training.DecoderTuning;
import dev.rustaiide.ai.training.Training;
import dev.rustaiide.ai.training.WorkspaceModels;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Scope;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.fs.FolderTurn;
import dev.rustaiide.foundation.fs.TextFiles;
import dev.rustaiide.foundation.platform.StandardPaths;
import dev.rustaiide.foundation.security.Redactor;

/** Trains in this process, and keeps what is done in the application's state. */
@Component
public final class LocalTraining implements Training {
    private static final int LEAST_FILES = 12;
    private static final long LEAST_LETTERS = 20_000;
    private static final String DECODER = "decoder";

    private final CompletionLearning learning;
    private final WorkspaceModels models;
    private final TextFiles files;
    private final Syntax syntax;
    private final Redactor redactor;
    private final Choices choices;
    private final Optional<DecoderTuning> tuning;
    private final Path state;

    @Activate
    public LocalTraining(@Reference CompletionLearning learning, @Reference WorkspaceModels models,
            @Reference TextFiles files, @Reference Syntax syntax, @Reference Redactor redactor,
            @Reference Choices choices, @Reference StandardPaths paths,
            @Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY)
            @Nullable DecoderTuning tuning) {
        this(learning, models, files, syntax, redactor, choices, Optional.ofNullable(tuning),
                paths.state().resolve("training"));
    }

    LocalTraining(CompletionLearning learning, WorkspaceModels models, TextFiles files, Syntax syntax,
            Redactor redactor, Choices choices, Optional<DecoderTuning> tuning, Path state) {
        this.tuning = tuning;
        this.learning = learning;
        this.models = models;
        this.files = files;
        this.syntax = syntax;
        this.redactor = redactor;
        this.choices = choices;
        this.state = state;
    }

    @Override
    public Call<Report> adapt(Task task) {
        return Call.start("train on " + task.folder(), scope -> adapt(task, scope));
    }

    private Report adapt(Task task, Scope scope) throws Exception {
        Path root = task.folder().toAbsolutePath().normalize();
        if (!Files.isDirectory(root)) {
            throw new FailureException(new Failure.Other("Cannot train on " + root + '.', "It is no folder.",
                    "Name a folder with code."));
        }
        Survey survey = new Survey(root, task.seed()).read(files, syntax, redactor, scope);
        if (survey.size() < LEAST_FILES || survey.letters() < LEAST_LETTERS) {
            throw new FailureException(new Failure.Other("Cannot train on " + root + '.', tooLittle(survey),
                    "Name a larger project, or a folder of several. The model that was there stays."));
        }
        Path folder = state.resolve(name(root));
        try (var turn = new FolderTurn(folder).take()) {
            var checkpoints = new Checkpoints(folder, Adaptation.VERSION + " " + survey.key() + ' '
                    + learning.shipped().hash(), task.isFresh());
            var chosen = ChosenLessons.of(choices, root, survey.learned(), learning.features().size());
            var decoder = new OwnDecoder(learning, tuning, survey, checkpoints, folder.resolve(DECODER), task);
            if (task.isFresh()) {
                decoder.clear();
            }
            Report report = new Adaptation(learning, models, survey, checkpoints, new Task(root, task.budget(),
                    task.seed(), task.isFresh(), task.rank()), scope, chosen, decoder).report();
            decoder.clear();
            return report;
        } catch (IOException refused) {
            throw new FailureException(new Failure.Other("The training on " + root + " had to stop.", folder + ": "
                    + refused.getMessage(), "Make room there and train again: it goes on from what is done. The model"
                    + " that was there stays."), refused);
        }
    }

    private static String tooLittle(Survey survey) {
        String what = survey.size() == 0 ? "It has no code that could be learned from"
                : "It has " + survey.size() + (survey.size() == 1 ? " file" : " files") + " of code with "
                        + survey.letters() + " letters, and " + LEAST_FILES + " files with " + LEAST_LETTERS
                        + " are the least that a held-out part says something of";
        return what + (survey.left().isEmpty() ? "." : "; " + survey.left().size() + " others were of no use, the first"
                + " is " + survey.left().getFirst().file().getFileName() + ": " + survey.left().getFirst().why());
    }

    private static String name(Path root) {
        var crc = new CRC32();
        crc.update(root.toString().getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(crc.getValue());
    }
}
