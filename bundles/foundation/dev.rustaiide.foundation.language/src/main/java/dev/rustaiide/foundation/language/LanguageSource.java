package dev.rustaiide.foundation.language;

import org.osgi.annotation.versioning.ConsumerType;

import dev.rustaiide.foundation.async.Call;

/**
 * Knows something about source text. An OSGi service; any thread may use it, and no method blocks.
 *
 * <p>Edited texts come by {@link #follow}, and with each question: a source answers about the text that the question
 * carries, whichever it has followed before.
 */
@ConsumerType
public interface LanguageSource {
    /** As people call it: {@code rust-analyzer}. */
    String name();

    /** Whether it knows syntax only, no types, so that answers rest on names and scopes. */
    boolean isSyntactic();

    /** Whether it would answer questions about {@code text}, now or when it has got ready. */
    boolean covers(SourceText text);

    /** Whether it answers at once and in full; one that still loads is asked for what the ready ones do not know. */
    boolean isReady(SourceText text);

    /** Characters in {@code text} that ask by being typed. */
    default Triggers triggers(SourceText text) {
        return Triggers.NONE;
    }

    /**
     * Asks. Of a kind that it does not know, or a text that it does not cover, the answer is
     * {@link Question#nothing()}. Cancelling the call stops the work.
     */
    <A> Call<A> ask(Question<A> question);

    /** {@code text} is what an open editor shows from now on. */
    default void follow(SourceText text) {}

    /** {@code text} is on the disk now. */
    default void saved(SourceText text) {}

    /** No editor shows the file of {@code text} any more; what is on the disk counts. */
    default void forget(SourceText text) {}
}
