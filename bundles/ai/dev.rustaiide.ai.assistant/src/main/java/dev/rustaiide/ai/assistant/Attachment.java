package dev.rustaiide.ai.assistant;

import java.nio.file.Path;

import dev.rustaiide.foundation.language.SourceText;
import dev.rustaiide.foundation.types.Diagnostic;
import dev.rustaiide.foundation.types.Range;

/** What a person shows with a question. */
public sealed interface Attachment {
    /** A file of the workplace, as it is when the question is asked. */
    record Whole(Path file) implements Attachment {}

    /**
     * A part of a text.
     *
     * @param range empty for what stands at the caret
     */
    record Selection(SourceText source, Range range) implements Attachment {}

    /** What a compiler or an analyser said. */
    record Problem(Diagnostic diagnostic) implements Attachment {}

    /**
     * Changes that are not accepted yet.
     *
     * @param title for people, e.g. {@code Changes since main}
     * @param diff as {@code diff -u} and Git write it
     */
    record Changes(String title, String diff) implements Attachment {}
}
