package dev.rustaiide.ai.training.decoder.internal.child;

/**
 * Texts to learn from, in one row: before each stands {@link BytePairs#FILE}, then its name and a line feed; behind the
 * last of a project {@link BytePairs#END}.
 */
interface Tokens {
    /** Added to a token that is read and not to be foretold; vocabularies end far below. */
    int SILENT = 1 << 30;

    int size();

    /** The token there, {@link #SILENT} or not. */
    int stored(int place);

    default int at(int place) {
        return stored(place) & ~SILENT;
    }
}
