package dev.rustaiide.ai.inference;

import java.util.List;

/** What a model is to write from. */
public sealed interface Prompt {
    /**
     * Text that goes on where {@code before} ends.
     *
     * @param after what stands behind the gap; empty if nothing does, or the model knows no gaps
     */
    record Text(String before, String after) implements Prompt {}

    /**
     * A conversation whose next message is asked for.
     *
     * @param tools what the model may ask to be done; none for models that know no tools
     */
    record Chat(List<Message> messages, List<Tool> tools) implements Prompt {
        public Chat {
            messages = List.copyOf(messages);
            tools = List.copyOf(tools);
        }
    }
}
