package dev.rustaiide.ai.models;

import java.util.Locale;
import java.util.Optional;

/** What a model is for. */
public enum ModelTask {
    /** Texts become vectors that are near each other if the texts mean the same. */
    EMBED,
    /** Text goes on where it ends, or fills a gap. */
    COMPLETE,
    /** Questions are answered. */
    CHAT;

    /** In lower case, as cards have it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<ModelTask> of(String word) {
        for (ModelTask task : values()) {
            if (task.word().equals(word)) {
                return Optional.of(task);
            }
        }
        return Optional.empty();
    }

    /** For people, as the end of “a model for …”. */
    public String purpose() {
        return switch (this) {
            case EMBED -> "search by meaning";
            case COMPLETE -> "completing code";
            case CHAT -> "the assistant";
        };
    }
}
