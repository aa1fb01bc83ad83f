package dev.rustaiide.ai.nlp;

import java.util.List;

import org.osgi.annotation.versioning.ProviderType;

import dev.rustaiide.foundation.async.Call;

/**
 * What can be found in a folder: its functions, types, sections of documents. Any thread may use it. What was read is
 * kept outside the folder for the next time.
 */
@ProviderType
public interface SearchedFolder extends AutoCloseable {
    /**
     * Reads what has changed on the disk: first the words of all files, then their meaning, which takes about ten
     * milliseconds a passage. Cancelling keeps what is done. Another process that does the same has precedence.
     *
     * @param depth how much is wanted
     */
    Call<Coverage> refresh(Depth depth);

    /**
     * The passages that fit {@code question} best, in words as people use them or in identifiers. It sees what was read
     * until now.
     */
    Call<List<Hit>> search(String question, int most);

    @Override
    void close();

    /** How well passages are known. */
    enum Depth {
        /** By their words: seconds for a large project. */
        WORDS,
        /** By their meaning too. */
        MEANING
    }

    /**
     * How much is known.
     *
     * @param withMeaning how many of the passages can be found by their meaning
     * @param lacking why not all of them can; empty if they can
     */
    record Coverage(int files, int passages, int withMeaning, String lacking) {}
}
