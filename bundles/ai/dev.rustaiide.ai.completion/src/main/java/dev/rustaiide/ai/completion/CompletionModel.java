package dev.rustaiide.ai.completion;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Counts of words that stand together, and a ranker: what {@link CompletionLearning} makes and completion answers by.
 * Immutable.
 */
@ProviderType
public interface CompletionModel {
    /** How many trees rank names, and how many rank whatever follows. */
    int trees();

    /** How many contexts its counts know. */
    int contexts();

    /** How many words it can name. */
    int words();

    /** SHA-256 of all that it knows, in hexadecimal: models with the same one say the same. Takes about a second. */
    String hash();
}
