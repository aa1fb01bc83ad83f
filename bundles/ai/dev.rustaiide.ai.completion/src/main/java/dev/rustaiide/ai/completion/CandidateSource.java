package dev.rustaiide.ai.completion;

import java.time.Duration;
import java.util.List;

import org.osgi.annotation.versioning.ConsumerType;

/** Knows names that could be written. An OSGi service. */
@ConsumerType
public interface CandidateSource {
    /** One word, such as {@code scope}, that tells people where a candidate comes from. */
    String name();

    /** From the question on. What comes later is heard with the next letter of the same word. */
    Duration deadline();

    /**
     * Those that fit what is typed, the likeliest first. Called on any thread but the UI's, once at a time, and
     * interrupted only when nobody wants it any more.
     */
    List<Candidate> candidates(CompletionPlace place) throws InterruptedException;
}
