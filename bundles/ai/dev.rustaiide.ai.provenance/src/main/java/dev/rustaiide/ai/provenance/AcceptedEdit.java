package dev.rustaiide.ai.provenance;

import java.nio.file.Path;
import java.util.List;

import dev.rustaiide.foundation.text.Text;

/**
 * An edit that a model proposed and a person accepted.
 *
 * @param id unique, of letters, digits and hyphens
 * @param kind how it was proposed, a word or two for people: {@code agent}, {@code ghost text}
 * @param title what it does, for people
 * @param reviewer who accepted it
 */
public record AcceptedEdit(String id, String kind, String title, Maker maker, String reviewer, List<Change> changes) {
    public AcceptedEdit {
        changes = List.copyOf(changes);
    }

    /**
     * What made the proposal.
     *
     * @param model as {@code place/model}, e.g. {@code local/decoder@1}
     * @param modelHash SHA-256 of its weights in hexadecimal; empty if nobody knows, as of a provider's
     * @param promptHash SHA-256 of all that it was given, in hexadecimal
     * @param tools names of those that had a part in it
     * @param policy hash of the rules under which the tools were used
     */
    public record Maker(String model, String modelHash, String promptHash, List<String> tools, String policy) {
        public Maker {
            tools = List.copyOf(tools);
        }
    }

    /**
     * A file before and after.
     *
     * @param file absolute
     */
    public record Change(Path file, Text before, Text after) {}
}
