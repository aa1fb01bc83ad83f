package dev.rustaiide.ai.assistant;

/**
 * What is done when a model asks for a tool.
 *
 * @param why one sentence for people: which setting or rule says so
 */
public record Consent(Rule rule, String why) {
    /** From the strictest. */
    public enum Rule {
        REFUSE,
        /** A person is asked each time. */
        ASK,
        ALLOW
    }
}
