package dev.rustaiide.ai.training.decoder.internal;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.osgi.service.component.annotations.Component;

import dev.rustaiide.ai.completion.Split;
import dev.rustaiide.ai.ml.pipeline.ChosenCorpus;
import dev.rustaiide.ai.ml.pipeline.ChosenCorpus.Project;
import dev.rustaiide.ai.ml.pipeline.StepKind;
import dev.rustaiide.ai.ml.pipeline.StepRun;
import dev.rustaiide.ai.training.decoder.internal.child.BytePairs;
import dev.rustaiide.ai.training.decoder.internal.child.PairLearning;
import dev.rustaiide.ai.training.decoder.internal.child.TrainingChild;
import dev.rustaiide.foundation.async.Progress;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.serialization.Json;

/** Learns which bytes stand together so often that they are one token. */
@Component(service = StepKind.class)
public final class TokenizerStep implements StepKind {
    static final String KIND = "tokenizer";
    private static final int ROUNDS = 3;

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
        return Set.of("vocabulary", "characters");
    }

    @Override
    public Set<String> needs() {
        return Set.of(ChosenCorpus.KIND);
    }

    @Override
    public Map<String, byte[]> run(StepRun run) throws FailureException, InterruptedException {
        List<Project> projects = TeachingText.projects(ChosenCorpus.of(run), Split.COUNTS);
        long most = run.whole("characters", 40_000_000);
        var learning = new PairLearning();
        long read = 0;
        int count = 0;
        // Evenly from all: each third, then the ones between, until there is enough.
        for (int offset = 0; offset < ROUNDS; offset++) {
            for (int i = offset; i < projects.size() && read < most; i += ROUNDS) {
                run.scope().report(new Progress("read " + projects.get(i).name(), count++, projects.size()));
                run.scope().check();
                for (String text : TeachingText.of(projects.get(i))) {
                    learning.read(text);
                    read += text.length();
                }
            }
        }
        run.scope().report(new Progress("join bytes", 0, 0));
        BytePairs tokenizer = learning.learn(run.whole("vocabulary", 4096));
        run.note("projects", Json.of(count));
        run.note("characters", Json.of(read));
        run.note("tokens", Json.of(tokenizer.size()));
        return Map.of(TrainingChild.TOKENIZER, tokenizer.json().getBytes(StandardCharsets.UTF_8));
    }

    /** What this step made for {@code run}. */
    static BytePairs of(StepRun run) throws FailureException {
        return BytePairs.of(new String(run.input(KIND).file(TrainingChild.TOKENIZER), StandardCharsets.UTF_8));
    }
}
