package dev.rustaiide.ai.inference;

import java.util.function.Consumer;

import dev.rustaiide.foundation.async.Call;

/** A loaded model that writes text. Any thread may use it; several texts are written at once. */
public interface TextGenerator extends AutoCloseable {
    /** How many tokens a prompt and its text can have together. */
    int window();

    /**
     * Writes. Each piece of the text is handed to {@code pieces} as soon as it stands, in order, whole characters only
     * and never part of a stop; on the call's own thread, which should not be kept. Uses of tools are in the value
     * alone. Cancelling stops within a token.
     *
     * <p>Of a prompt that is too long for the window the beginning of {@link Prompt.Text#before} is left out; a chat
     * that is too long fails. Fails with a {@code FailureException}; pieces that were given stay given.
     */
    Call<Generation> generate(Prompt prompt, Decoding decoding, Consumer<String> pieces);

    /** Does nothing the second time. What is being written ends. */
    @Override
    void close();
}
