package dev.rustaiide.foundation.language;

import org.osgi.annotation.versioning.ProviderType;

import dev.rustaiide.foundation.async.Call;

/**
 * What all sources know together: the face that editors, views, verbs and our own server ask. A service; any thread may
 * use it, and no method blocks.
 */
@ProviderType
public interface LanguageFeatures {
    /**
     * Asks the sources that cover the text: those that are ready before those that are not, those that know types
     * before those that know syntax. A source that fails is passed over; if nobody knows anything and one has failed,
     * so does the call. Cancelling it cancels all that were asked.
     */
    <A> Call<Answer<A>> ask(Question<A> question);

    /** Those of all sources that cover {@code text}. */
    Triggers triggers(SourceText text);

    /** {@code text} is what an open editor shows from now on. Calls for one file come in the order of versions. */
    void follow(SourceText text);

    /** {@code text} is on the disk now. */
    void saved(SourceText text);

    /** No editor shows the file of {@code text} any more. */
    void forget(SourceText text);
}
