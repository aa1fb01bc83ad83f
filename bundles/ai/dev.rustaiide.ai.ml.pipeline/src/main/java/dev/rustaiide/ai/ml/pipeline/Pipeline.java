package dev.rustaiide.ai.ml.pipeline;

import java.util.List;

import dev.rustaiide.foundation.serialization.Json;

/**
 * What is done, in order.
 *
 * @param name one word
 * @param title for people
 */
public record Pipeline(String name, String title, List<Declared> steps) {
    public Pipeline {
        steps = List.copyOf(steps);
    }

    /**
     * A step.
     *
     * @param name one word, for those that take what it makes
     * @param kind of the {@link StepKind} that does it
     * @param inputs names of steps before it
     * @param parameters an object; what is not said is as the kind has it
     */
    public record Declared(String name, String kind, List<String> inputs, Json parameters) {
        public Declared {
            inputs = List.copyOf(inputs);
        }
    }
}
