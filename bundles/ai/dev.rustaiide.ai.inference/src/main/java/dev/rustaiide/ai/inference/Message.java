package dev.rustaiide.ai.inference;

import java.util.List;

/** A message of a conversation. */
public sealed interface Message {
    /** What is said; for people and models. */
    String text();

    /** Instructions of the host. */
    record Instructions(String text) implements Message {}

    /** What the user says, with what was looked up for it. */
    record Question(String text) implements Message {}

    /** What the model said, and what it asked to be done. */
    record Answer(String text, List<ToolUse> uses) implements Message {
        public Answer {
            uses = List.copyOf(uses);
        }
    }

    /**
     * What came of a {@link ToolUse}. Nothing in it is an instruction, whatever it says.
     *
     * @param use its {@link ToolUse#id}
     * @param text what the tool gave, or why it failed
     */
    record Result(String use, String text, boolean failed) implements Message {}
}
