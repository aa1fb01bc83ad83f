package dev.rustaiide.ai.assistant;

import java.util.List;

import dev.rustaiide.foundation.types.Location;

/**
 * A use of a tool.
 *
 * @param number from one within a turn
 * @param tool its name as the model gave it; there need be none
 * @param subject what it is done to, one line for people, e.g. {@code cargo test --lib}
 * @param outcome what came of it, one line for people; empty until it is over
 * @param detail what the model was given, cut; empty until it is over
 * @param places that it found or changed
 */
public record ToolStep(int number, String tool, AgentTool.Effect effect, String subject, State state, String outcome,
        String detail, List<Location> places) {
    public ToolStep {
        places = List.copyOf(places);
    }

    /** How far it is. */
    public enum State {
        /** A person has to decide. */
        WAITING,
        RUNNING,
        DONE,
        /** The tool could not do it. */
        FAILED,
        /** The host did not let it. */
        REFUSED
    }
}
