package dev.rustaiide.ai.assistant;

import java.util.List;

import dev.rustaiide.foundation.types.Location;

/**
 * What a tool gives.
 *
 * @param text for the model, who is told that it is data; what is too long is cut by the host
 * @param outcome one line for people, e.g. {@code 3 tests passed}
 * @param places that were found or changed
 * @param failed whether it was done and did not work, as a test that fails
 */
public record ToolAnswer(String text, String outcome, List<Location> places, boolean failed) {
    public ToolAnswer {
        places = List.copyOf(places);
    }

    public static ToolAnswer of(String text, String outcome) {
        return new ToolAnswer(text, outcome, List.of(), false);
    }
}
