package dev.rustaiide.system.external.apis;

import dev.rustaiide.foundation.events.Audited;

/**
 * A provider was asked, and that has ended. What was asked and answered is not told; the bytes are in
 * {@code EgressEnded}.
 *
 * @param task as {@link dev.rustaiide.ai.models.ModelTask#word}
 * @param outcome how it ended
 * @param readTokens as the provider counts them; 0 if it does not say
 */
public record ProviderAsked(String provider, String model, String server, String task, Outcome outcome, int readTokens,
        int writtenTokens) implements Audited {
    /** How asking ended. */
    public enum Outcome {
        ANSWERED, FAILED, CANCELLED
    }
}
