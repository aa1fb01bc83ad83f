package dev.rustaiide.ai.inference.llama.internal.child;

import java.util.List;

/** What the child is told. */
public sealed interface Order {
    /** By which its reports are known. */
    int id();

    /**
     * To write.
     *
     * @param before what to go on from; empty for a conversation
     * @param after what stands behind the gap, if there is one
     * @param turns a conversation; empty for a text
     * @param most tokens
     * @param stops that end it
     * @param temperature 0 for the likeliest token always
     * @param grammar that it has to fit, in GBNF; empty for none
     */
    record Write(int id, String before, String after, List<Turn> turns, int most, List<String> stops,
            float temperature, float topP, int seed, String grammar) implements Order {
        public Write {
            turns = List.copyOf(turns);
            stops = List.copyOf(stops);
        }
    }

    /** To stop writing; nothing is reported of it any more. */
    record Stop(int id) implements Order {}

    /** What one of a conversation said; roles are those of chat templates. */
    record Turn(String role, String text) {}
}
