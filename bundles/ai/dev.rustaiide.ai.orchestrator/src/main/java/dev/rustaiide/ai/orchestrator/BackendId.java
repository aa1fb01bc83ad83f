package dev.rustaiide.ai.orchestrator;

/**
 * A {@link Backend}, as {@code place/model}, e.g. {@code local/decoder@1} or {@code ollama/qwen3:8b}. It is what
 * settings and the audit trail have.
 */
public record BackendId(String place, String model) {
    public static final String LOCAL = "local";

    public BackendId {
        if (place.isEmpty() || place.indexOf('/') >= 0 || model.isEmpty()) {
            throw new IllegalArgumentException("no id of a backend: " + place + '/' + model);
        }
    }

    @Override
    public String toString() {
        return place + '/' + model;
    }
}
