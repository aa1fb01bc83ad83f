package dev.rustaiide.ai.orchestrator;

import java.util.function.Consumer;

import org.osgi.annotation.versioning.ProviderType;

import dev.rustaiide.ai.inference.Decoding;
import dev.rustaiide.ai.inference.Prompt;
import dev.rustaiide.ai.models.ModelTask;
import dev.rustaiide.foundation.async.Call;

/** Asks the models. A service; any thread may use it. */
@ProviderType
public interface Orchestrator {
    /** Who would be asked for {@code task} now. Answers at once. */
    Route route(ModelTask task);

    /**
     * Has {@code prompt} answered by the first backend of {@link #route}. If that fails, before or within the text, the
     * next one goes on where it ended. Pieces and cancelling are as those of
     * {@link dev.rustaiide.ai.inference.TextGenerator#generate}. Text that has to fit a constraint cannot be gone on
     * with from its middle: it is begun anew, and given as one piece when it is whole.
     *
     * <p>A backend that says nothing for minutes, or does not stop, is given up. One that failed is asked after the
     * others for half a minute.
     *
     * <p>Fails with a {@code FailureException} if nobody can be asked, or all have failed.
     */
    Call<Answer> generate(ModelTask task, Prompt prompt, Decoding decoding, Consumer<String> pieces);
}
