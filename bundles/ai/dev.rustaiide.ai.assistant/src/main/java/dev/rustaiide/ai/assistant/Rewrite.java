package dev.rustaiide.ai.assistant;

import java.util.List;

import org.osgi.annotation.versioning.ProviderType;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.text.TextChange;
import dev.rustaiide.foundation.types.Range;

/** Lines as a model would have them. Nobody has accepted them. Any thread may use it. */
@ProviderType
public interface Rewrite {
    RewriteRequest request();

    Author.Model author();

    /** The lines that were asked for, as {@link Rewriter#lines} has them; tests may be put elsewhere. */
    Range lines();

    /** The whole text of the file, as it was in the request. */
    default Text before() {
        return request().source().text();
    }

    /** The whole text as it would be. */
    Text after();

    /** What leads from {@link #before} to {@link #after}: lines that differ, none if the model changes nothing. */
    List<TextChange> changes();

    /** What the model said besides, in a sentence or two; may be empty. */
    String remark();

    /** What could not be checked, as a sentence; empty if all was. */
    String unchecked();

    /** How much was read and written. */
    Spent spent();

    /** The same as edits that are planned, applied as one with one undo, and recorded. */
    StagedEdits edits();

    /**
     * Records that it was accepted, for whoever edits an open text by themselves; to be awaited before the edit. Fails
     * with a {@code FailureException} if it cannot be recorded, when the edit should not be made.
     */
    Call<Boolean> accept(String reviewer);

    /** Records that it was not made after all, though it was accepted. */
    Call<Boolean> withdraw();
}
