package dev.rustaiide.foundation.language;

import java.util.List;

/**
 * Somebody who would be asked about a text.
 *
 * @param name as people call it
 * @param isSyntactic whether it knows names and scopes only
 * @param isReady whether it answers at once and in full
 */
public record SourceStatus(String name, boolean isSyntactic, boolean isReady) {
    /**
     * Asks who they are, the first to be asked first. {@link LanguageFeatures} itself answers; no source is asked.
     */
    public record Of(SourceText source) implements TextQuestion<List<SourceStatus>> {
        @Override
        public List<SourceStatus> nothing() {
            return List.of();
        }
    }
}
