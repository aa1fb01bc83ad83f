package dev.rustaiide.system.lsp.extensions.protocol;

import java.util.List;
import java.util.Optional;

import dev.rustaiide.foundation.types.Range;

/** Lines that a model has written anew. */
@Says("Lines as a model would have them, checked: the document has no more syntax errors with them than without.")
public record Rewriting(
        @Says("What makes the change; none if the model would leave the lines as they are.") List<Edit> edits,
        @Says("Which model has written it, as `place/model`.") String model,
        @Says("Whether nothing of it left the machine.") boolean isLocal,
        @Says("What the model said besides; may be empty.") String remark) {
    public Rewriting {
        edits = List.copyOf(edits);
    }

    /** What is to be done. */
    @Says("What is to be done with the lines.")
    public enum Action {
        @Says("What the instruction says.") CHANGE,
        @Says("Documentation comments; nothing else changes.") DOCUMENT,
        @Says("The same in simpler words.") SIMPLIFY,
        @Says("What is known to be wrong with the lines is mended.") FIX,
        @Says("Tests, put among those of the file; Rust only.") TEST
    }

    /** Asks for it. */
    @Says("Which lines are to be written anew, and how.")
    public record Params(
            @Says("The document.") TextDocument textDocument,
            @Says("The lines that it touches; an empty one means the declaration around it.") Range range,
            @Says("What is to be done; `change` if it is left out.") Optional<Action> action,
            @Says("What a person wants, in their words; needed for `change`.") Optional<String> instruction) {}

    /** A part of the change. */
    @Says("A part of the change, as `TextEdit` of LSP. All refer to the document as it was when it was asked for.")
    public record Edit(
            @Says("What gives way.") Range range,
            @Says("What takes its place.") String newText) {}
}
