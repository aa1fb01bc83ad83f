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
     */
    record Write(int id, String before, String after, List<Turn> turns, int most, List<String> stops, Style style,
            Form form) implements Order {
        public Write {
            turns = List.copyOf(turns);
            stops = List.copyOf(stops);
        }
    }

    /** To stop writing; nothing is reported of it any more. */
    record Stop(int id) implements Order {}

    /**
     * How tokens are chosen.
     *
     * @param temperature 0 for the likeliest always
     * @param least how likely a line has to be for more to be written
     * @param certain how many characters at the beginning count as certain
     */
    record Style(float temperature, float topP, int seed, float least, int certain) {}

    /**
     * What a text has to be like.
     *
     * @param grammar in GBNF; empty for none
     * @param from what it holds behind; empty if it holds from the beginning
     */
    record Form(String grammar, String from) {}

    /** What one of a conversation said; roles are those of chat templates. */
    record Turn(String role, String text) {}
}
