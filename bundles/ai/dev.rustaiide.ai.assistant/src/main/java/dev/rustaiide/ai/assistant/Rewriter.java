package dev.rustaiide.ai.assistant;

import java.util.Optional;
import java.util.function.Consumer;

import org.osgi.annotation.versioning.ProviderType;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.language.SourceText;
import dev.rustaiide.foundation.types.Range;

/** Has a model write lines of a file anew. A service; any thread may use it, and no method blocks. */
@ProviderType
public interface Rewriter {
    /** Why nobody can be asked now, and what mends it; empty if somebody can. Answers at once. */
    Optional<Failure> obstacle();

    /**
     * Whole lines: those that {@code range} touches, or, if it is empty, those of the innermost declaration around it
     * with the comments that belong to it, or else the line. From the first character of the first line to the end of
     * the last.
     */
    Call<Range> lines(SourceText source, Range range);

    /**
     * Writes. What comes on the way is handed to {@code events}, in order, on the call's own threads, which should not
     * be kept. Cancelling stops the model within a token.
     *
     * <p>An answer is used only if it is one block of code, to its end, that leaves the file with no more syntax errors
     * than it had, declares nothing that other lines have already, leaves nothing out, and does no more than the action
     * says. A model whose answer is none of that is told so once, and asked again.
     *
     * <p>Fails with a {@code FailureException} if nobody can be asked, if the file or the lines may not be shown to a
     * model or be changed, or if no answer could be used. Nothing but the result has changed then, nor otherwise.
     */
    Call<Rewrite> rewrite(RewriteRequest request, Consumer<RewriteEvent> events);
}
