package dev.rustaiide.ai.ml.pipeline.testing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.rustaiide.ai.ml.pipeline.Pipelines;
import dev.rustaiide.ai.ml.pipeline.StepKind;
import dev.rustaiide.ai.ml.pipeline.internal.CorpusStep;
import dev.rustaiide.ai.ml.pipeline.internal.StoredPipelines;

/** Pipelines as the product runs them: with the step that chooses the corpus, and others. */
public final class TestPipelines {
    private TestPipelines() {}

    /** Those that keep what they make in {@code store}. */
    public static Pipelines in(Path store, List<StepKind> others) {
        List<StepKind> kinds = new ArrayList<>(others);
        kinds.add(new CorpusStep());
        return StoredPipelines.in(store, kinds);
    }
}
