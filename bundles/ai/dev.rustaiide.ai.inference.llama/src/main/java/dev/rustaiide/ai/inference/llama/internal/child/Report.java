package dev.rustaiide.ai.inference.llama.internal.child;

import java.util.List;

/** What the child tells. */
public sealed interface Report {
    /**
     * The model is loaded.
     *
     * @param window how many tokens a prompt and its text can have together
     * @param hasTemplate whether it was taught how conversations are written
     */
    record Ready(int window, boolean hasTemplate) implements Report {}

    /** Some more of a text, in whole characters. */
    record Piece(int id, String text) implements Report {}

    /** A text has ended. {@code reused} of the {@code read} tokens of its prompt were known from before. */
    record End(int id, Reason reason, int read, int reused, int written, List<Step> steps) implements Report {
        public End {
            steps = List.copyOf(steps);
        }
    }

    /** A token: where in the text it ends, and how likely it was among all. */
    record Step(int end, float probability) {}

    /** Something cannot be done; {@link #ALL} if nothing can, because the model cannot be run. */
    record Refused(int id, String why, String nextStep) implements Report {}

    /** What was to be read has more tokens than the model reads at once. */
    record TooLong(int id, int tokens, int window) implements Report {}

    /** The id of a refusal that is about no order. */
    int ALL = -1;

    /** Why a text ends. */
    enum Reason {
        COMPLETE, STOP, LENGTH, WINDOW, DOUBT
    }
}
