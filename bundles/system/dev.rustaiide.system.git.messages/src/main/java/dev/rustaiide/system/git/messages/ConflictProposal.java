package dev.rustaiide.system.git.messages;

import java.util.List;
import java.util.Optional;

import dev.rustaiide.ai.assistant.Rewrite;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.text.TextChange;

/**
 * How a conflict could be resolved.
 *
 * @param author a model, or what else did it, for people
 * @param reason what was taken from which side, in words
 * @param lines what takes the place of the conflict
 * @param before the text that {@code changes} are about; another one has become another question
 * @param rewrite by whose {@link Rewrite#accept} it is recorded that it was taken; empty if no model wrote it
 */
public record ConflictProposal(String author, String reason, String lines, Text before, List<TextChange> changes,
        Optional<Rewrite> rewrite) {
    public ConflictProposal {
        changes = List.copyOf(changes);
    }

    /** The text as it would be. */
    public Text after() {
        return before.apply(changes);
    }
}
