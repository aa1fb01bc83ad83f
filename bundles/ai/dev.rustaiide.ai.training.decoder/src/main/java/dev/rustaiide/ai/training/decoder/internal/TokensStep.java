package dev.rustaiide.ai.training.decoder.internal;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;

import org.osgi.service.component.annotations.Component;

import dev.rustaiide.ai.completion.Split;
import dev.rustaiide.ai.ml.pipeline.ChosenCorpus;
import dev.rustaiide.ai.ml.pipeline.ChosenCorpus.Project;
import dev.rustaiide.ai.ml.pipeline.StepKind;
import dev.rustaiide.ai.ml.pipeline.StepRun;
import dev.rustaiide.ai.training.decoder.internal.child.BytePairs;
import dev.rustaiide.ai.training.decoder.internal.child.TokenFile;
import dev.rustaiide.ai.training.decoder.internal.child.TrainingChild;
import dev.rustaiide.foundation.async.Progress;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.serialization.Json;

/**
 * Writes the corpus as tokens. What completion counts words in teaches the decoder; what its ranker learns from is for
 * measuring; what it is measured with is left alone.
 */
@Component(service = StepKind.class)
public final class TokensStep implements StepKind {
    static final String KIND = "tokens";
    /** The projects that teach, each with its licence. */
    static final String CORPUS = "corpus.tsv";

    @Override
    public String name() {
        return KIND;
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public Set<String> needs() {
        return Set.of(ChosenCorpus.KIND, TokenizerStep.KIND);
    }

    @Override
    public Map<String, byte[]> run(StepRun run) throws FailureException, InterruptedException, ExecutionException {
        ChosenCorpus corpus = ChosenCorpus.of(run);
        BytePairs tokenizer = TokenizerStep.of(run);
        List<Project> teaching = TeachingText.projects(corpus, Split.COUNTS);
        byte[] learn = tokens(run, teaching, tokenizer);
        byte[] unseen = tokens(run, TeachingText.projects(corpus, Split.RANKER), tokenizer);
        run.note("learn", Json.of(learn.length / Short.BYTES));
        run.note("unseen", Json.of(unseen.length / Short.BYTES));
        String list = teaching.stream().map(project -> project.name() + '\t' + project.licence())
                .collect(Collectors.joining("\n", "", "\n"));
        return Map.of(TrainingChild.LEARN, learn, TrainingChild.UNSEEN, unseen, CORPUS,
                list.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] tokens(StepRun run, List<Project> projects, BytePairs tokenizer)
            throws FailureException, InterruptedException, ExecutionException {
        var all = new ByteArrayOutputStream();
        for (int i = 0; i < projects.size(); i++) {
            Project project = projects.get(i);
            run.scope().report(new Progress("cut " + project.name(), i, projects.size()));
            run.scope().check();
            all.writeBytes(TokenFile.written(TeachingText.of(project), tokenizer));
        }
        return all.toByteArray();
    }
}
