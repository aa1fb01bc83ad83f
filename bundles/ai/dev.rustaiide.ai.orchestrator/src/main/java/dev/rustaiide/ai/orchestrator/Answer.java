package dev.rustaiide.ai.orchestrator;

import java.util.List;

import dev.rustaiide.ai.inference.Generation;

/**
 * What was written, and by whom.
 *
 * @param by who wrote the end of it
 * @param failed who was asked before and why that ended, one sentence each; what they had written is part of the text
 */
public record Answer(Generation generation, BackendId by, List<String> failed) {
    public Answer {
        failed = List.copyOf(failed);
    }
}
