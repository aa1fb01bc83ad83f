package dev.rustaiide.ai.assistant;

import java.util.List;
import java.util.Optional;

import org.osgi.annotation.versioning.ProviderType;

import dev.rustaiide.foundation.async.Call;

/** Answers questions and does work in folders. A service; any thread may use it, and no method blocks. */
@ProviderType
public interface Assistant {
    /** A new conversation. Whoever begins one closes it. */
    default Conversation begin(Workplace place) {
        return begin(place, List.of());
    }

    /**
     * As {@link #begin(Workplace)}, one that goes on.
     *
     * @param before what was asked and answered in it until now, e.g. before the program was started; attachments may
     *     be missing
     */
    Conversation begin(Workplace place, List<Turn> before);

    /**
     * Conversations of this user that have ended or whose process was killed, and that still have edits that nobody
     * has reviewed; the last first. What was kept is gone once they are applied or discarded.
     */
    Call<List<Conversation>> left(Workplace place);

    /** Who would answer now, by name and for people; empty if no model that answers can be asked. Answers at once. */
    Optional<String> model();

    /** What an agent could use now, with what the settings say of each. Answers at once. */
    List<Offered> tools(Workplace place);

    /** A tool, and what is done when a model asks for it. */
    record Offered(AgentTool tool, Consent consent) {}
}
