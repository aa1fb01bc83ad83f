package dev.rustaiide.ai.completion.internal;

import java.nio.file.Path;
import java.util.List;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import dev.rustaiide.ai.code.index.CodeIndexes;
import dev.rustaiide.ai.completion.Candidate;
import dev.rustaiide.ai.completion.CodeCompletion;
import dev.rustaiide.ai.completion.CompletionPlace;
import dev.rustaiide.ai.offline.OfflineCapability;
import dev.rustaiide.ai.offline.Sample;
import dev.rustaiide.foundation.async.Call;

/** The method that is being written comes first after its two first letters. */
@Component
public final class RankedCapability implements OfflineCapability {
    private static final String WRITTEN = "second.ar";
    private static final String ANSWER = "area";

    private final CodeCompletion completion;
    private final CodeIndexes indexes;

    @Activate
    public RankedCapability(@Reference CodeCompletion completion, @Reference CodeIndexes indexes) {
        this.completion = completion;
        this.indexes = indexes;
    }

    @Override
    public String title() {
        return "Ranked completion";
    }

    @Override
    public Call<String> prove(Path folder) {
        return Call.start("prove completion", scope -> {
            try (var sample = new OpenSample(indexes, folder)) {
                int caret = Sample.CODE.indexOf(WRITTEN) + WRITTEN.length();
                CompletionPlace place = sample.at(Sample.CODE.substring(0, caret), Sample.CODE.substring(caret),
                        completion, scope);
                List<Candidate> candidates = scope.await(completion.complete(place));
                String first = candidates.isEmpty() ? "nothing" : candidates.getFirst().text();
                if (!first.equals(ANSWER)) {
                    throw new IllegalStateException("offered " + first + " first instead of " + ANSWER);
                }
                return "offered " + first + " first of " + candidates.size() + " for “" + WRITTEN + "”";
            }
        });
    }
}
