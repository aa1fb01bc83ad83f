package dev.rustaiide.ai.inference;

import java.nio.file.Path;
import java.util.List;

/** What a model is to write from. */
public sealed interface Prompt {
    /**
     * Text that goes on where {@code before} ends.
     *
     * @param after what stands behind the gap; empty if nothing does, or the model knows no gaps
     * @param name of the file that it is in, as {@link Prompt#name} has it; empty if it is in none
     * @param related what may help from other files, the most helpful first; for models that were trained to see it,
     *     others are not told
     */
    record Text(String before, String after, String name, List<Piece> related) implements Prompt {
        public Text {
            related = List.copyOf(related);
        }

        /** Text of which no more is known. */
        public Text(String before, String after) {
            this(before, after, "", List.of());
        }

        /** This once {@code written} stands before the gap too. */
        public Text with(String written) {
            return new Text(before + written, after, name, related);
        }
    }

    /** The name that models are told of {@code file}: behind the folder that has it. */
    static String name(Path file) {
        int count = file.getNameCount();
        return count < 2 ? String.valueOf(file.getFileName()) : file.getName(count - 2) + "/" + file.getFileName();
    }

    /**
     * A part of another file.
     *
     * @param name as that of a text
     * @param text whole lines, the first of which is not empty
     */
    record Piece(String name, String text) {}

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
