package dev.rustaiide.ai.completion;

import java.util.List;
import java.util.Optional;

import org.osgi.annotation.versioning.ProviderType;

import dev.rustaiide.foundation.async.Call;

/**
 * All sources of candidates and of ghost text together. A service; any thread may use it, and no method blocks. A
 * folder is learned from when its index is open, in the background.
 */
@ProviderType
public interface CodeCompletion {
    /** What could be written at {@code place}, the likeliest first: what a popup shows. */
    Call<List<Candidate>> complete(CompletionPlace place);

    /** Each of {@code candidates}, in their order, with the score that it has among those. */
    Call<List<Candidate>> score(CompletionPlace place, List<Candidate> candidates);

    /**
     * How {@code place} may go on, the best first; empty where nobody is sure, or where it would repeat what stands
     * behind the caret.
     *
     * @param most how many ways are asked for, at least 1; with more, those are among them that are less sure
     */
    Call<List<GhostText>> ghosts(CompletionPlace place, int most);

    /** The best way to go on. */
    default Call<Optional<GhostText>> ghost(CompletionPlace place) {
        return ghosts(place, 1).then("best ghost text", (scope, all) -> all.stream().findFirst());
    }

    /**
     * Has whoever writes ghost text read what stands around {@code place}, where a caret rests, so that the first key
     * there is answered sooner; true if that was of use. Cancelling ends it.
     */
    Call<Boolean> prepare(CompletionPlace place);

    /** Gives true once all is learned of the folder that {@code place} lies in; at once if its index is not open. */
    Call<Boolean> learned(CompletionPlace place);

    /**
     * The same without deadlines, for measurements: it waits for all that each source knows, so that what it answers
     * does not depend on how fast or busy the machine is. Made of the sources that are there now.
     */
    CodeCompletion patient();

    /** The models that answer, as people call them, with their versions. */
    List<String> models();
}
