package dev.rustaiide.ai.completion;

import java.time.Duration;
import java.util.List;

import org.osgi.annotation.versioning.ConsumerType;

/** Tells how likely candidates are. An OSGi service; that of the highest service ranking is asked. */
@ConsumerType
public interface Ranker {
    /** After it the candidates stay as they came. */
    Duration deadline();

    /**
     * Each of {@code candidates}, in their order, with its score. Called on any thread but the UI's, several at a
     * time, and interrupted after the deadline.
     */
    List<Candidate> score(CompletionPlace place, List<Candidate> candidates) throws InterruptedException;
}
