package dev.rustaiide.ai.assistant;

import java.util.List;
import java.util.function.Consumer;

import org.osgi.annotation.versioning.ProviderType;

import dev.rustaiide.foundation.async.Call;

/**
 * Questions and answers that know of each other, and the edits that came of them. Any thread may use it. One question
 * is answered at a time.
 */
@ProviderType
public interface Conversation extends AutoCloseable {
    /** Unique among all conversations of a user; fit for a file's name. */
    String id();

    Workplace place();

    /** What was asked and answered until now, the first first. */
    List<Turn> turns();

    /**
     * Answers. What happens on the way is handed to {@code events}, in order, on the call's own threads, which should
     * not be kept; it is over when the call ends. Cancelling stops the answer within a token, and what runs for it;
     * what was answered and staged until then stays.
     *
     * <p>A turn that ends before its time, for its budget or a model that misbehaves, is a turn with a reason. The call
     * fails with a {@code FailureException} if there can be no turn at all: another one runs, or an attachment cannot
     * be read.
     */
    Call<Turn> ask(Request request, Consumer<TurnEvent> events);

    /** What an agent has changed and nobody has reviewed yet. */
    StagedEdits edits();

    /** Stops what runs. Edits that are staged stay on the disk, see {@link Assistant#left}. */
    @Override
    void close();
}
