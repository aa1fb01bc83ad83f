package dev.rustaiide.ai.ml.pipeline.internal;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** Runs a pipeline and tells each part that it makes, until it is killed or done. */
final class RunVictim {
    private RunVictim() {}

    public static void main(String[] words) throws Exception {
        var pipelines = new StoredPipelines(new ContentStore(Path.of(words[0])),
                List.of(new CountedSteps.Read(), new CountedSteps.Chain(15, 1)), Clock.systemUTC());
        System.out.println("done " + pipelines.run(CountedSteps.PIPELINE, Path.of(words[1])).await().steps().getLast()
                .hash());
    }
}
